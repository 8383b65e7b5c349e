using System.Diagnostics.CodeAnalysis;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// The one exit of remembered text: into a session, a terminal, a log or an answer. What leaves holds no control, bidirectional or
/// invisible character but line break and tab, and no tag that a client, a model's template or we ourselves give a meaning to. Pure and
/// linear; applied again it changes nothing.
/// </summary>
public static class SafeText
{
    /// <summary>One pass suffices but for text made to defeat it; each pass only shortens, or replaces a bracket.</summary>
    private const int MostPasses = 8;

    /// <summary>The text as it may be printed.</summary>
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
    /// A text in a fence of ours: the first line's opening tag and the closing tag at the end stand; what is between them is made safe.
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

    // What almost every text is: nothing to look at twice.
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
