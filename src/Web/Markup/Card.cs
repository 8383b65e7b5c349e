using TotalMemory.Browsing;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>A record as a card: its text, the quote it came from, and the buttons for a person's decision.</summary>
internal static class Card
{
    private const int LongestText = 600; // chosen: a card, not a document
    private const int LongestQuote = 320; // chosen: a card, not a document

    /// <param name="note">A line below the text, given by the list that shows the card.</param>
    public static Html Render(Visit visit, RecordCard card, Html note = default)
    {
        var r = card.Record;
        return Html.From(
            $"""
            <article class="card{(card.Opinion is null ? "" : " judged")}" id="r{r.Id}" data-record tabindex="-1" aria-labelledby="w{r.Id}">
            <label class="pick"><input type="checkbox" name="id" value="{r.Id}" form="bulk">
            <span class="hidden">Select record {r.Id}</span></label>
            <div class="said">{Meta(visit, r, card.Sessions)}
            <p class="words" id="w{r.Id}"><a href="{Paths.Record(r.Id)}" data-open>{Sentences.Cut(r.Text, LongestText)}</a></p>
            {Fix(r)}{Quote(visit, card)}{note}
            {(card.Opinion is null ? Html.From($"{Actions(visit, r)}{Edit(visit, r)}") : OpinionNote(visit, card.Opinion))}
            </div></article>
            """
        );
    }

    /// <summary>The record's kind, where it applies and since when.</summary>
    public static Html Meta(Visit visit, KnowledgeRecord r, int sessions)
    {
        var where = r.Scope == Scope.Global ? "everywhere" : r.ProjectName;
        var many = sessions > 1 ? Html.From($"<span>{sessions} sessions</span>") : Html.Empty;
        var status = r.Status == RecordStatus.Active ? Html.Empty : Html.From($"""<span class="status">{Word(r.Status)}</span>""");
        return Html.From(
            $"""
            <p class="meta">{Kind(r)}<span>{where}</span>{Times.Ago(visit, r.Confirmed)}{many}{status}<span class="id">#{r.Id}</span></p>
            """
        );
    }

    /// <summary>The class that colours the outcome of a session or an episode.</summary>
    public static string Look(string? outcome) =>
        outcome switch
        {
            EpisodeOutcomes.Success or "breakthrough" => "rule",
            EpisodeOutcomes.Failure => "error",
            EpisodeOutcomes.Partial => "correction",
            _ => "",
        };

    public static Html Kind(KnowledgeRecord r) => Html.From($"""<span class="kind {Word(r.Type)}">{r.Label}</span>""");

    public static string Word(Enum value) => value.ToString().ToLowerInvariant();

    public static Html Fix(KnowledgeRecord r) =>
        r.Fix is { Length: > 0 } fix
            ? Html.From($"""<p class="fix"><span>Fix</span> <code>{Sentences.Cut(fix, LongestQuote)}</code></p>""")
            : Html.Empty;

    /// <summary>Who said it, in everyday words.</summary>
    public static string Who(Origin origin) =>
        origin switch
        {
            Origin.User => "You said this",
            Origin.Assistant => "The agent said this",
            Origin.Tool => "Printed by a program",
            Origin.File => "From a file",
            _ => "From another source",
        };

    // The quote is left out if it equals the record's text.
    private static Html Quote(Visit visit, RecordCard card)
    {
        if (card.Words is not { } words)
            return Html.Empty;
        if (Sentences.OneLine(words.Quote).TrimEnd('.') == Sentences.OneLine(card.Record.Text).TrimEnd('.'))
            return Source(visit, words);
        var look = words.Origin == Origin.Tool ? "printed" : "";
        return Html.From(
            $"""<blockquote{Forms.Attribute("class", look)}>{Sentences.Cut(words.Quote, LongestQuote)}</blockquote>{Source(visit, words)}"""
        );
    }

    private static Html Source(Visit visit, Evidence words)
    {
        var session = words.Session.Length == 0 ? Html.Empty : Html.From($""" · <a href="{Paths.Session(words.Session)}">session</a>""");
        return Html.From($"""<p class="source">{Who(words.Origin)}, {Times.Ago(visit, words.At)}{session}</p>""");
    }

    private static Html Actions(Visit visit, KnowledgeRecord r)
    {
        var everywhere = r.Scope == Scope.Global ? Html.Empty : Forms.Button("everywhere", "Everywhere", "a");
        var edit = Html.From(
            $"""
            <button type="button" data-key="e" data-edits="edit{r.Id}" aria-expanded="false" aria-controls="edit{r.Id}">Edit</button>
            """
        );
        var buttons = Html.From($"{Forms.Button("keep", "Keep", "y")}{Forms.Button("wrong", "Wrong", "x")}{everywhere}{edit}");
        return Forms.Post(visit, Paths.Record(r.Id), "acts", buttons, $"#r{r.Id}");
    }

    private static Html Edit(Visit visit, KnowledgeRecord r)
    {
        var fields = Html.From(
            $"""
            <label for="text{r.Id}">New text</label>
            <textarea id="text{r.Id}" name="text" rows="3" maxlength="2000">{r.Text}</textarea>{Forms.Button("edit", "Save", "", "main")}
            """
        );
        return Forms.Post(visit, Paths.Record(r.Id), "edit", fields, $"#r{r.Id}", $"edit{r.Id}");
    }

    private static Html OpinionNote(Visit visit, Opinion opinion) =>
        Forms.Post(
            visit,
            "/opinions/undo",
            "acts told",
            Html.From(
                $"""
                <input type="hidden" name="opinion" value="{opinion.Id}"><span>{Words(opinion.Word)}</span>
                <button data-key="z">Undo</button>
                """
            ),
            "closest article"
        );

    private static string Words(OpinionKind word) =>
        word switch
        {
            OpinionKind.Keep => "Kept.",
            OpinionKind.Wrong => "Removed for good.",
            OpinionKind.Everywhere => "Applies to all projects.",
            _ => "Replaced by your text.",
        };
}
