using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>What was learned since the person last looked, and the rules that wait for approval.</summary>
internal sealed class TodayPage(RecordList records)
{
    private const int MostCounted = 1_000; // chosen: more is "more"

    private static readonly KeyValuePair<string, string>[] Types =
    [
        new("", "All"),
        new("fact", "Facts"),
        new("correction", "Corrections"),
        new("rule", "Rules"),
        new("error", "Errors"),
        new("skill", "Skills"),
    ];

    // Episodes and agents' notes have pages of their own.
    private static readonly RecordType[] Learned =
    [
        RecordType.Fact,
        RecordType.Correction,
        RecordType.Rule,
        RecordType.Error,
        RecordType.Skill,
    ];

    public PageResponse Show(Visit visit)
    {
        var filter = Filter(visit);
        var page = records.Page(filter, Listing.Start(visit), Listing.Size);
        var list = Listing.Render(
            visit,
            [.. page.Items.Select(c => Card.Render(visit, c))],
            Listing.Next(visit, page.Next, ("type", visit.Value("type"))),
            filter.LearnedAfter == 0
                ? "Nothing new since your last visit. Work with your agent as usual, or import earlier sessions: totalmemory import"
                : "Nothing new since your last visit."
        );
        return visit.IsFragment ? PageResponse.Page(list) : Layout.Page(visit, "Today", Lead(visit, filter), Body(visit, page, list));
    }

    /// <summary>Marks everything as seen.</summary>
    public PageResponse SetSeen(Visit visit)
    {
        records.SetSeen(visit.Posted("all") is null ? records.Newest() : 0);
        return PageResponse.Go("/");
    }

    private RecordFilter Filter(Visit visit) =>
        new()
        {
            Project = visit.Project,
            Types = EnumWord.TryRead<RecordType>(visit.Value("type"), out var type) && Learned.Contains(type) ? [type] : Learned,
            LearnedAfter = records.LastSeen(),
            IsWaiting = false,
        };

    private string Lead(Visit visit, RecordFilter filter)
    {
        var count = records.Count(filter, MostCounted);
        var words = count == MostCounted ? "More than 999 records" : Listing.Count(count, "record");
        return count == 0 ? "" : $"{words} learned since your last visit. Keep what is right, remove what is wrong.";
    }

    private Html Body(Visit visit, Page<RecordCard> page, Html list) =>
        Html.From(
            $"""
            {Waiting(visit)}
            {Chips.Render(visit, "Type", "type", Types)}
            {Html.If(page.Items.Count > 0, () => BulkChange.Form(visit))}
            <section class="cards" aria-label="Learned">{list}</section>
            <form class="done" method="post" action="/seen">{Forms.Csrf(visit)}{(
                page.Items.Count > 0
                    ? Html.From($"<button class=\"main\">Mark as seen</button>")
                    : Html.From($"<button name=\"all\" value=\"1\" class=\"quiet\">Show all again</button>")
            )}</form>
            """
        );

    private Html Waiting(Visit visit)
    {
        var filter = new RecordFilter
        {
            Project = visit.Project,
            Types = [RecordType.Rule],
            IsWaiting = true,
        };
        var page = records.Page(filter, null, 5);
        if (page.Items.Count == 0)
            return Html.Empty;
        var more = page.Next is null ? Html.Empty : Html.From($"<a class=\"more\" href=\"/rules?show=waiting\">All waiting rules</a>");
        return Html.From(
            $"""
            <section class="waiting" aria-labelledby="waiting"><h2 id="waiting">Waiting for your approval</h2>
            <p>Suggested by earlier sessions. Agents are told only after you keep them.</p>
            {page.Items.Select(c => Card.Render(visit, c))}{more}</section>
            """
        );
    }
}
