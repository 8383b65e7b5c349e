using System.Diagnostics.CodeAnalysis;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Sanitizes all remembered text that leaves the memory, for a session, a terminal, a log or an answer: no control, bidirectional or
/// invisible characters except line break and tab, and no tags with a meaning to a client, a chat template or us. Pure, linear and
/// idempotent.
/// </summary>
public static class SafeText
{
    /// <summary>One pass is enough except for malicious text; each pass only shortens, or replaces a bracket (chosen).</summary>
    private const int MostPasses = 8;

    /// <summary>The sanitized text.</summary>
    public static string Clean(string text)
    {
        if (IsPlain(text))
            return text;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = ChatMarks.Disarm(ForeignTags.Disarm(InvisibleCharacters.Remove(EscapeSequences.Remove(text))));
            if (next == text)
                break;
            text = next;
        }
        return text;
    }

    /// <summary>Nothing of it can be seen.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) =>
        string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(Clean(text));

    /// <summary>Null stays null.</summary>
    public static string? OrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>
    /// A text in a fence of ours: the opening tag on the first line and the closing tag at the end are kept; the rest is sanitized.
    /// </summary>
    public static string Fenced(string text)
    {
        foreach (var name in (ReadOnlySpan<string>)["totalmemory-briefing", "totalmemory-note"])
        {
            var close = $"</{name}>";
            var end = text.AsSpan().TrimEnd();
            var head = text.IndexOf('>', StringComparison.Ordinal);
            if (
                !text.StartsWith("<" + name, StringComparison.Ordinal)
                || !end.EndsWith(close)
                || head < 0
                || head > end.Length - close.Length
            )
                continue;
            return string.Concat(
                "<",
                Clean(text[1..head]).ReplaceLineEndings(" "),
                ">",
                Clean(text[(head + 1)..(end.Length - close.Length)]),
                close,
                text[end.Length..]
            );
        }
        return Clean(text);
    }

    // The fast path for almost every text.
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (
                text[i]
                    is < ' '
                        and not ('\n' or '\t')
                        or '<'
                        or '&'
                        or '\\'
                        or (>= '\u007F' and < '\u00A0')
                        or '\u00AB'
                        or '\u00AD'
                        or > '\u017F'
                || text[i] == '%' && ForeignTags.OpeningLength(text, i) > 0
                || ChatMarks.MayBegin(text, i)
            )
                return false;
        return true;
    }
}
