using TotalMemory.Browsing;
using TotalMemory.Spool.Printing;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>One page of a list: its items and a link to the next page, which htmx replaces with that page.</summary>
internal static class Listing
{
    public const int Size = 30; // chosen: two screens

    /// <summary>The position from which this request wants the list; null for the beginning.</summary>
    public static PageMark? Start(Visit visit) => PageMark.Parse(visit.Value("after"));

    /// <param name="next">Address of the next page; null on the last page.</param>
    /// <param name="empty">Shown if the list is empty.</param>
    public static Html Render(Visit visit, IReadOnlyList<Html> items, string? next, string empty)
    {
        if (items.Count == 0 && visit.Value("after") is null && visit.Value("from") is null)
            return Html.From($"""<p class="empty">{empty}</p>""");
        return Html.From($"{items}{(next is null ? Html.Empty : More(next))}");
    }

    private static Html More(string next) =>
        Html.From($"""<a class="more" href="{next}" hx-get="{next}" hx-target="this" hx-swap="outerHTML">More</a>""");

    /// <summary>The address of the list's next page.</summary>
    public static string? Next(Visit visit, PageMark? mark, params ReadOnlySpan<(string Name, string? Value)> kept) =>
        mark is null ? null : Paths.With(visit.Path, [("after", mark.ToString()), ("project", visit.Project), .. kept]);

    /// <summary>A number and its noun: "1 rule", "2 rules".</summary>
    public static string Count(long number, string one, string? many = null) => Counted.Format(number, one, many);
}
