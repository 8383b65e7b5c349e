using System.Text;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Disarms tags that have a meaning to a client or to us, by replacing their brackets with round ones. A name is recognised in any case,
/// with spaces, punctuation or look-alike letters in it, after any character that looks like an opening bracket, and after a bracket
/// written as an entity.
/// </summary>
internal static class ForeignTags
{
    // A dash matches a dash, an underscore, a colon, or a space before a closing bracket: <c>List&lt;ToolResult&gt;</c> is not a tag.
    private static readonly string[] Beginnings =
    [
        "totalmemory-",
        .. ClientTags.All,
        // Marks of models, after a bar that is left open; whole ones are ChatMarks'
        "-im-start",
        "-im-end",
        "-endoftext",
        "-start-header-id",
        "-end-header-id",
        "-eot-id",
        // Gemma
        "start-of-turn",
        "end-of-turn",
        // Hermes, Qwen, and what others ask to be obeyed
        "tool-call",
        "tool-response",
        "system-prompt",
        "system-instruction",
    ];

    // Ordinary words: only as a complete tag.
    private static readonly string[] Whole = ["system", "instructions", "skill", "invoke", "parameter", "sys", "bos", "eos"];

    // 〈 and 〉 of mathematics (U+2329, U+232A) are written as escapes: editors replace them by those of Chinese.
    private const string Opening = "<＜﹤‹〈\u2329⟨❬❮❰⟪《«≺˂ᐸ⋖⧼⦉⦑⩹⪡";
    private const string Closing = ">＞﹥›〉\u232A⟩❭❯❱⟫》»≻˃ᐳ⋗⧽⦊⦒⩺⪢";

    // Between these an ordinary word is mostly a quotation.
    private const string Quotes = "‹«《〈";

    private const int LongestTag = 300; // chosen: above a tag with its attributes

    public static string Disarm(string text)
    {
        StringBuilder? safe = null;
        var closers = new Dictionary<int, int>();
        for (var i = 0; i < text.Length; i++)
        {
            var length = OpeningLength(text, i);
            if (length > 0 && IsForeign(text, i + length, out var close))
            {
                safe ??= new StringBuilder(text.Length).Append(text, 0, i);
                safe.Append('(');
                if (close >= 0)
                    closers[close] = ClosingLength(text, close);
                i += length - 1;
            }
            else if (closers.TryGetValue(i, out var closing))
            {
                safe!.Append(')');
                i += closing - 1;
            }
            else
                safe?.Append(text[i]);
        }
        return safe?.ToString() ?? text;
    }

    /// <summary>Characters of the opening bracket that stands here, also in a notation for characters; 0 when none does.</summary>
    internal static int OpeningLength(string text, int at) =>
        Opening.Contains(text[at], StringComparison.Ordinal) ? 1 : WrittenCharacter.LengthOf('<', text, at);

    private static int ClosingLength(string text, int at) => Closes(text[at]) ? 1 : WrittenCharacter.LengthOf('>', text, at);

    private static bool IsForeign(string text, int start, out int close)
    {
        close = -1;
        var name = TagName.Read(text, start);
        var found = false;
        foreach (var beginning in Beginnings)
            found |= name.Begins(beginning);
        if (!found && !IsWhole(text, start))
            return false;
        close = CloseOf(text, start);
        return true;
    }

    // <system>, </ invoke name="…">
    private static bool IsWhole(string text, int start)
    {
        if (Quotes.Contains(text[start - 1], StringComparison.Ordinal))
            return false;
        var i = start;
        while (i < text.Length && (text[i] is '/' or '\\' || (i > start && char.IsWhiteSpace(text[i]))))
            i++;
        foreach (var name in Whole)
        {
            var end = LookAlikes.EndOf(name, text, i);
            if (end < 0 || end >= text.Length)
                continue;
            if (ClosingLength(text, end) > 0 || ((char.IsWhiteSpace(text[end]) || text[end] == '/') && CloseOf(text, end) >= 0))
                return true;
        }
        return false;
    }

    /// <summary>Whether a character looks like a closing bracket.</summary>
    internal static bool Closes(char ch) => Closing.Contains(ch, StringComparison.Ordinal);

    private static int CloseOf(string text, int start)
    {
        for (var i = start; i < text.Length && i - start < LongestTag; i++)
        {
            if (ClosingLength(text, i) > 0)
                return i;
            if (Opening.Contains(text[i], StringComparison.Ordinal))
                return -1;
        }
        return -1;
    }
}
