using System.Globalization;
using TotalMemory.Browsing;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Searches the records, with the reason for each result, and every turn of every session.</summary>
internal sealed class SearchPage(IRecall recall, TeamRecall teamRecall, RecordList records, TurnSearch turns, TeamRuleCards team)
{
    private const int MostRecords = 30; // chosen: two screens
    private const int MostTurns = 30; // chosen: two screens

    private static readonly KeyValuePair<string, string>[] Where = [new("", "What was learned"), new("said", "Full text of sessions")];

    private static readonly KeyValuePair<string, string>[] Speakers =
    [
        new("", "Anyone"),
        new("person", "You"),
        new("agent", "The agent"),
        new("tools", "Programs"),
    ];

    public async Task<PageResponse> ShowAsync(Visit visit)
    {
        if (visit.Value("q") is not { } words)
            return Layout.Page(visit, "Search", "Search what was learned, or every word of every session.", Form(visit));
        var isTurns = visit.Value("in") == "said";
        var found = isTurns ? Turns(visit, words) : await RecordsAsync(visit, words);
        return visit.IsFragment
            ? PageResponse.Page(found)
            : Layout.Page(visit, "Search", "", Html.From($"{Form(visit)}{Chips.Render(visit, "Where", "in", Where)}{found}"));
    }

    private static Html Form(Visit visit) =>
        Html.From(
            $"""
            <form class="ask" role="search" action="/search" aria-label="Search"><label for="q">Words</label>
            <input id="q" type="search" name="q" value="{visit.Value("q")}"{(
                visit.Value("q") is null ? Html.From($" autofocus") : Html.Empty
            )}>
            {Forms.Hidden("project", visit.Project)}{Forms.Hidden("in", visit.Value("in"))}<button class="main">Search</button></form>
            """
        );

    private async Task<Html> RecordsAsync(Visit visit, string words)
    {
        var query = new RecallQuery
        {
            Text = words,
            Project = visit.Project,
            Limit = MostRecords,
        };
        var result = teamRecall.AddTo(query, await recall.RecallAsync(query));
        var notes = result
            .Corrected.Select(c => $"Corrected to: {c}")
            .Concat(result.WithoutMeaning is { } why ? [$"Searched by words only: {why}"] : []);
        List<Html> cards =
        [
            .. result
                .Hits.Select(h => (Hit: h, Card: records.Find(h.Record.Id, visit.Project)))
                .Where(c => c.Card is not null)
                .Select(c => Card.Render(visit, c.Card!, Found(c.Hit))),
            .. result.Team.Select(t => team.Card(visit, t)),
        ];
        return Html.From(
            $"""
            {notes.Select(n => Html.From($"<p class=\"note\">{n}</p>"))}
            {(cards.Count == 0 ? TurnsInstead(visit, words) : Html.From(
                $"""<section class="cards" aria-label="Found">{Listing.Render(visit, cards, null, "")}</section>"""
            ))}
            """
        );
    }

    // If no record matches, the conversations are searched at once.
    private Html TurnsInstead(Visit visit, string words) =>
        Html.From($"""<p class="note">No record matches. Matches in sessions:</p>{Turns(visit, words)}""");

    private static Html Found(Hit hit) =>
        Html.From($"""<p class="found">Found by {string.Join(", ", hit.Signals.Select(SignalText))}</p>""");

    private static string SignalText(SearchSignal signal) =>
        string.Create(CultureInfo.InvariantCulture, $"{signal.Name.Word()} (rank {signal.Rank}, {signal.Score:0.00})");

    private Html Turns(Visit visit, string words)
    {
        var from = (int)Math.Min(10_000, Routes.NumberIn(visit.Value("from")) ?? 0);
        var answer = turns.Find(
            new TurnQuery
            {
                Text = words,
                Project = visit.Project,
                By = EnumWord.TryRead<Speaker>(visit.Value("by"), out var by) ? by : Speaker.Anyone,
                Skip = from,
                Limit = MostTurns,
            }
        );
        var next = answer.HasMore
            ? Paths.With(
                visit.Path,
                ("q", words),
                ("in", "said"),
                ("by", visit.Value("by")),
                ("project", visit.Project),
                ("from", (from + MostTurns).ToString(CultureInfo.InvariantCulture))
            )
            : null;
        var list = Listing.Render(visit, [.. answer.Hits.Select(h => Turn(visit, h, words))], next, "No session contains this.");
        return visit.IsFragment
            ? list
            : Html.From(
                $"""
                {Chips.Render(visit, "Who", "by", Speakers, "in")}
                {Html.If(
                    answer.IsNewestFirst,
                    () => Html.From($"<p class=\"note\">Too many matches to rank; newest first.</p>")
                )}
                <section class="hits" aria-label="Found">{list}</section>
                """
            );
    }

    private static Html Turn(Visit visit, TurnHit hit, string words) =>
        Html.From(
            $"""
            <article class="hit" data-record tabindex="-1">
            <p class="meta"><span class="kind">{SpeakerLabel.Name(hit.Kind, hit.Tool)}</span><span>{hit.ProjectName}</span>{Times.Ago(
                visit,
                hit.At
            )}
            <span>{hit.Client}</span></p>
            <p class="words"><a data-open href="{Paths.Session(hit.Session, hit.Place.ToString())}">{Snippet.Render(
                hit.Text,
                words
            )}</a></p></article>
            """
        );
}
