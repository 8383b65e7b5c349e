using TotalMemory.Browsing;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>One record: its evidence, where it was shown and its history, with buttons for a person's decision.</summary>
internal sealed class RecordPage(
    RecordList records,
    RecordHistory history,
    KnowledgeBase knowledge,
    OpinionBook opinions,
    SharingForm sharing
)
{
    public PageResponse Show(Visit visit)
    {
        var id = Routes.TrailingNumber(visit);
        if (records.Find(id, visit.Project) is not { } card || history.Trace(id, visit.Project) is not { } story)
            return ErrorPage.NotFound(visit, $"Record {id} does not exist or was forgotten.");
        return Layout.Page(
            visit,
            $"#{id}",
            "",
            Html.From(
                $"""
                {Card.Render(visit, card)}{Story(visit, story)}{Related(visit, story.Record)}
                {sharing.Form(visit, id)}{ForgetForm(visit, story.Record)}
                """
            )
        );
    }

    public PageResponse Judge(Visit visit)
    {
        var id = Routes.TrailingNumber(visit);
        if (WordOf(visit.Posted("word")) is not { } word)
            return PageResponse.Plain(400, "Choose keep, wrong, everywhere or edit.");
        if (word == OpinionKind.Edit && visit.Posted("text") is null)
            return PageResponse.Plain(400, "The new text is empty.");
        if (word == OpinionKind.Edit && StatementText.Trouble(visit.Posted("text")!) is { } trouble)
            return PageResponse.Plain(400, $"The new text {trouble}.");
        var opinion = word == OpinionKind.Edit ? opinions.Edit(id, visit.Posted("text")!) : opinions.Give(id, word);
        if (opinion is null)
            return ErrorPage.NotFound(visit, $"Record {id} does not exist.");
        visit.Changed();
        return After(visit, opinion.Successor ?? id);
    }

    public PageResponse Undo(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("opinion")) is not { } opinion || opinions.Undo(opinion) is not { } id)
            return visit.IsFragment
                ? PageResponse.Page(Html.From($"<p class=\"empty\">This can no longer be undone.</p>"))
                : ErrorPage.NotFound(visit, "This can no longer be undone.");
        visit.Changed();
        return After(visit, id);
    }

    /// <summary>Deletes the record permanently and at once.</summary>
    public PageResponse Forget(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("id")) is not { } id || knowledge.Forget(id, "forgotten by a person") is null)
            return ErrorPage.NotFound(visit, "This record does not exist.");
        visit.Forgotten();
        return PageResponse.Go("/");
    }

    public static OpinionKind? WordOf(string? text) =>
        text switch
        {
            "keep" => OpinionKind.Keep,
            "wrong" => OpinionKind.Wrong,
            "everywhere" => OpinionKind.Everywhere,
            "edit" => OpinionKind.Edit,
            _ => null,
        };

    private PageResponse After(Visit visit, long id) =>
        visit.IsFragment && records.Find(id) is { } card
            ? PageResponse.Page(Card.Render(visit, card))
            : PageResponse.Go(visit.Posted("return"));

    private static Html Story(Visit visit, RecordStory story) =>
        Html.From(
            $"""
            <section class="story"><h2>Evidence</h2><ol>{StoryText.Lines(story).Skip(1).Select(l =>
                Html.From($"<li>{l}</li>")
            )}</ol></section>
            """
        );

    private Html Related(Visit visit, KnowledgeRecord record)
    {
        var beside = knowledge.SameSession(record.Id, record.Project, 8);
        return Html.From(
            $"""
            <section class="story"><h2>Related</h2><p><a href="{Paths.With("/graph", ("node", $"#{record.Id}"))}">Open in the graph</a></p>
            <ul class="lines">{beside.Select(b =>
                Html.From($"<li>{Card.Kind(b)} <a href=\"{Paths.Record(b.Id)}\">{Language.Sentences.Cut(b.Text, 140)}</a></li>")
            )}</ul></section>
            """
        );
    }

    private static Html ForgetForm(Visit visit, KnowledgeRecord record) =>
        Html.From(
            $"""
            <form class="danger" method="post" action="/records/forget">{Forms.Csrf(
                visit
            )}<input type="hidden" name="id" value="{record.Id}">
            <p>Forgetting deletes this text everywhere in the memory; it is never learned again. This cannot be undone.</p>
            <button>Forget for good</button></form>
            """
        );
}
