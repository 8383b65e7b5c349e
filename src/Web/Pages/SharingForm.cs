using TotalMemory.Spool;
using TotalMemory.Sync;
using TotalMemory.Team;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>
/// The sharing part of a record's page: what the team would read, in which project, who the members are, and the button to share.
/// </summary>
internal sealed class SharingForm(MemoryHome home, ShareBook shares)
{
    /// <summary>Empty if there is no team or the record may not be shared.</summary>
    public Html Form(Visit visit, long id)
    {
        if (HubAddress(visit) is not { } hub || shares.Review(id) is not { Text: { } text } review)
            return Html.Empty;
        var isShared = review.Standing == ShareStanding.Yes;
        var words = isShared ? "Your team sees" : "Your team would see";
        return Html.From(
            $"""
            <section class="story"><h2>Your team</h2><p>{words}, for {review.Where}, under your name:</p><blockquote>{text}</blockquote>
            <p class="source">Stored on {hub}, not encrypted: readable by everyone invited there and by whoever runs its database.</p>
            {Forms.Post(visit, "/records/share", "acts", HiddenFields(id, text, isShared))}</section>
            """
        );
    }

    public PageResponse Decide(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("id")) is not { } id)
            return PageResponse.Plain(400, "Choose one.");
        if (HubAddress(visit) is null)
            return ErrorPage.NotFound(visit, "You have not joined a hub, so you have no team.");
        var isDone = visit.Posted("word") switch
        {
            "share" => visit.Posted("text") is { } text && shares.Share(id, text),
            "unshare" => shares.Unshare(id),
            _ => false,
        };
        return isDone ? PageResponse.Go(visit.Posted("return")) : ErrorPage.NotFound(visit, "The text has changed. Check it again.");
    }

    // Only the text that the person saw is shared.
    private static Html HiddenFields(long id, string text, bool isShared) =>
        Html.From(
            $"""
            <input type="hidden" name="id" value="{id}">{(isShared ? Html.Empty : Forms.Hidden("text", text))}
            {(isShared ? Forms.Button("unshare", "Stop sharing") : Forms.Button("share", "Share"))}
            """
        );

    private string? HubAddress(Visit visit)
    {
        try
        {
            return HubMembership.Load(home)?.Address;
        }
        catch (HubException)
        {
            return null; // The health page reports it.
        }
    }
}
