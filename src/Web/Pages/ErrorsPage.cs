using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Errors, and what fixed them.</summary>
internal sealed class ErrorsPage(RecordList records)
{
    private static readonly KeyValuePair<string, string>[] Shown =
    [
        new("", "All"),
        new("fixed", "With a fix"),
        new("open", "Without a fix"),
    ];

    public PageResponse Show(Visit visit)
    {
        var filter = new RecordFilter
        {
            Project = visit.Project,
            Types = [RecordType.Error],
            HasFix = visit.Value("show") switch
            {
                "fixed" => true,
                "open" => false,
                _ => null,
            },
        };
        var page = records.Page(filter, Listing.Start(visit), Listing.Size);
        var list = Listing.Render(
            visit,
            [.. page.Items.Select(c => Card.Render(visit, c))],
            Listing.Next(visit, page.Next, ("show", visit.Value("show"))),
            "None."
        );
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(
                visit,
                "Errors and fixes",
                "One card per cause. Agents are told the fix when the error occurs again.",
                Html.From($"""{Chips.Render(visit, "Show", "show", Shown)}<section class="cards" aria-label="Errors">{list}</section>""")
            );
    }
}
