using TotalMemory.Language;

namespace TotalMemory.Transcripts;

/// <summary>The agent's question and the person's answer, which are one text in a turn: <c>question → answer</c>.</summary>
/// <param name="Question">Empty if the text holds none.</param>
internal sealed record AnswerText(string Question, string Answer)
{
    /// <summary>Stands between the question and the answer.</summary>
    internal const string Arrow = " → ";

    // The end of a question that was cut.
    private const char Shortened = '…';

    // An arrow of the person's own is followed by a no-break space, so the last one followed by a space is always ours.
    private const string Plain = "→ ";
    private const string Own = "→\u00A0";

    /// <summary>Whether a stored text holds a question and its answer; an arrow alone may be the person's own.</summary>
    public static bool IsAnswered(string text)
    {
        for (var at = text.IndexOf(Arrow, StringComparison.Ordinal); at > 0; at = text.IndexOf(Arrow, at + 1, StringComparison.Ordinal))
            if (Sentences.IsQuestion(text.AsSpan(0, at)) || text[at - 1] == Shortened)
                return true;
        return false;
    }

    public string Join() => $"{Question}{Arrow}{Answer.Replace(Plain, Own, StringComparison.Ordinal)}";

    public static AnswerText Split(string text) =>
        text.LastIndexOf(Arrow, StringComparison.Ordinal) is > 0 and var at
            ? new(text[..at], text[(at + Arrow.Length)..].Replace(Own, Plain, StringComparison.Ordinal))
            : new("", text);
}
