namespace TotalMemory.Transcripts;

/// <summary>The agent's question and the person's answer, which are one text in a turn: <c>question → answer</c>.</summary>
/// <param name="Question">Empty if the text holds none.</param>
internal sealed record AnswerText(string Question, string Answer)
{
    private const string Arrow = " → ";

    // An arrow of the person's own is followed by a no-break space, so the last one followed by a space is always ours.
    private const string Plain = "→ ";
    private const string Own = "→\u00A0";

    public string Join() => $"{Question}{Arrow}{Answer.Replace(Plain, Own, StringComparison.Ordinal)}";

    public static AnswerText Split(string text) =>
        text.LastIndexOf(Arrow, StringComparison.Ordinal) is > 0 and var at
            ? new(text[..at], text[(at + Arrow.Length)..].Replace(Own, Plain, StringComparison.Ordinal))
            : new("", text);
}
