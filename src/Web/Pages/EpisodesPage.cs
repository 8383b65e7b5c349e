using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The episodes, day by day.</summary>
internal sealed class EpisodesPage(RecordList records)
{
    public PageResponse Show(Visit visit)
    {
        var filter = new RecordFilter { Project = visit.Project, Types = [RecordType.Episode] };
        var page = records.Page(filter, Listing.Start(visit), Listing.Size);
        var list = Listing.Render(
            visit,
            [.. Days(visit, page.Items)],
            Listing.Next(visit, page.Next),
            "No episodes yet. Each session becomes one."
        );
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(visit, "Episodes", "", Html.From($"""<section class="days" aria-label="Episodes">{list}</section>"""));
    }

    private static IEnumerable<Html> Days(Visit visit, IEnumerable<RecordCard> cards) =>
        cards
            .GroupBy(c => Times.Day(c.Record.Confirmed, visit.Time.LocalTimeZone))
            .Select(day => Html.From($"""<section class="day"><h2>{day.Key}</h2><ol>{day.Select(c => Item(visit, c))}</ol></section>"""));

    private static Html Item(Visit visit, RecordCard card)
    {
        var r = card.Record;
        var session = card.Words is { Session.Length: > 0 } words
            ? Html.From($"""<a href="{Paths.Session(words.Session)}">session</a>""")
            : Html.Empty;
        return Html.From(
            $"""
            <li data-record tabindex="-1"><p class="meta"><span class="kind {Card.Look(r.Kind)}">{r.Kind}</span><span>{r.ProjectName}</span>
            <span>{Times.Clock(r.Confirmed, visit.Time.LocalTimeZone)}</span>{session}</p>
            <p class="words"><a data-open href="{Paths.Record(r.Id)}">{Sentences.Cut(Sentences.OneLine(r.Text), 260)}</a></p></li>
            """
        );
    }
}
