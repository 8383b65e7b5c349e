using TotalMemory.Browsing;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Applies one decision to several records at once.</summary>
internal sealed class BulkChange(OpinionBook opinions)
{
    private const int Most = 500; // chosen: more are not meant

    public static Html Form(Visit visit) =>
        Html.From(
            $"""
            <form id="bulk" class="bulk" method="post" action="/records/bulk">{Forms.Csrf(visit)}{Forms.Hidden("return", visit.Path)}
            <label><input type="checkbox" data-all> All on this page</label>
            <button name="word" value="keep">Keep selected</button><button name="word" value="wrong">Remove selected</button></form>
            """
        );

    public PageResponse Judge(Visit visit)
    {
        if (RecordPage.WordOf(visit.Posted("word")) is not (OpinionKind.Keep or OpinionKind.Wrong) || visit.Posted("word") is not { } word)
            return PageResponse.Plain(400, "Choose keep or wrong.");
        foreach (var id in visit.Form["id"].Take(Most).Select(Routes.NumberIn).OfType<long>())
            opinions.Give(id, RecordPage.WordOf(word)!.Value);
        visit.Changed();
        return PageResponse.Go(visit.Posted("return"));
    }
}
