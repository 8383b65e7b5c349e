using System.Text;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Disarms turn markers of models' chat templates: a name between bars (<c>&lt;|im_start|&gt;</c>, any name), and the instruction marks of
/// Llama and Mistral in square brackets. Brackets are replaced by round ones. Tags in angle brackets are handled by
/// <see cref="ForeignTags"/>.
/// </summary>
internal static class ChatMarks
{
    // Complete names in square brackets.
    private static readonly string[] Bracketed =
    [
        "inst",
        "system_prompt",
        "available_tools",
        "tool_calls",
        "tool_results",
        "tool_content",
        "model_settings",
    ];

    /// <summary>No template has a longer name between bars (chosen).</summary>
    private const int LongestName = 64;

    private const string Opening = "[［【〔❲⟦";
    private const string Closing = "]］】〕❳⟧";
    private const string Bars = "|｜∣❘ǀ";

    /// <summary>A cheap check whether a mark may start here.</summary>
    public static bool MayBegin(string text, int at) =>
        text[at] == '[' && at + 1 < text.Length && (text[at + 1] is '/' or ' ' or '\\' or > '@');

    public static string Disarm(string text)
    {
        StringBuilder? safe = null;
        var done = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (opening, end) = MarkAt(text, i);
            if (opening == 0)
                continue;
            safe ??= new StringBuilder(text.Length);
            safe.Append(text, done, i - done).Append('(').Append(text, i + opening, end - i - opening);
            done = end;
            if (end < text.Length && (ForeignTags.Closes(text[end]) || Closing.Contains(text[end], StringComparison.Ordinal)))
            {
                safe.Append(')');
                done++;
            }
            i = done - 1;
        }
        return safe?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    // The length of a mark's opening bracket, and the (expected) position of its closing one.
    private static ChatMark MarkAt(string text, int at)
    {
        if (Opening.Contains(text[at], StringComparison.Ordinal) && EndOfBracketed(text, at + 1) is >= 0 and var end)
            return new ChatMark(1, end);
        var opening = ForeignTags.OpeningLength(text, at);
        return opening > 0 && EndOfBarred(text, at + opening) is >= 0 and var last ? new ChatMark(opening, last) : default;
    }

    private readonly record struct ChatMark(int Opening, int End);

    private static int EndOfBracketed(string text, int at)
    {
        while (at < text.Length && (text[at] is '/' or '\\' or '／' || char.IsWhiteSpace(text[at])))
            at++;
        foreach (var name in Bracketed)
        {
            var end = LookAlikes.EndOf(name, text, at);
            while (end >= 0 && end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            if (end >= 0 && end < text.Length && Closing.Contains(text[end], StringComparison.Ordinal))
                return end;
        }
        return -1;
    }

    // After the second bar; between both stands a name without blanks.
    private static int EndOfBarred(string text, int at)
    {
        if (at >= text.Length || !IsBar(text[at]))
            return -1;
        for (var i = at + 1; i < text.Length && i - at <= LongestName; i++)
        {
            if (IsBar(text[i]))
                return i > at + 1 ? i + 1 : -1;
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '/' or '▁'))
                return -1;
        }
        return -1;
    }

    private static bool IsBar(char ch) => Bars.Contains(ch, StringComparison.Ordinal);
}
