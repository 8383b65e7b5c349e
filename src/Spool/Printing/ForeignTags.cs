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
        // Marks of models, behind a bar that is left open; whole ones are ChatMarks'
        "-im-start",
        "-im-end",
        "-endoftext",
        "-start-header-id",
        "-end-header-id",
        "-eot-id",
        // Gemma
        "start-of-turn",
        "end-of-turn",
    ];

    // Ordinary words: only as a complete tag.
    private static readonly string[] Whole = ["system", "instructions", "skill", "invoke", "parameter", "sys", "bos", "eos"];

    private const string Opening = "<＜﹤‹〈〈⟨❬❮❰⟪《«≺˂ᐸ⋖⧼⦉⦑";
    private const string Closing = ">＞﹥›〉〉⟩❭❯❱⟫》»≻˃ᐳ⋗⧽⦊⦒";
    private static readonly string[] OpeningEntities = ["&lt;", "&lt", "&#60;", "&#060;", "&#x3c;", "\\u003c", "\\x3c", "%3c"];

    private const int LongestTag = 300;

    public static string Disarm(string text)
    {
        StringBuilder? safe = null;
        var closers = new HashSet<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var length = OpeningLength(text, i);
            if (length > 0 && IsForeign(text, i + length, out var close))
            {
                safe ??= new StringBuilder(text.Length).Append(text, 0, i);
                safe.Append('(');
                if (close >= 0)
                    closers.Add(close);
                i += length - 1;
            }
            else if (closers.Contains(i))
                safe!.Append(')');
            else
                safe?.Append(text[i]);
        }
        return safe?.ToString() ?? text;
    }

    /// <summary>Length of the opening bracket at this position, also as an entity; 0 if there is none.</summary>
    internal static int OpeningLength(string text, int at)
    {
        if (Opening.Contains(text[at], StringComparison.Ordinal))
            return 1;
        if (text[at] is not ('&' or '\\' or '%'))
            return 0;
        foreach (var entity in OpeningEntities)
            if (string.Compare(text, at, entity, 0, entity.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return entity.Length;
        return 0;
    }

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
        var i = start;
        while (i < text.Length && (text[i] is '/' or '\\' || (i > start && char.IsWhiteSpace(text[i]))))
            i++;
        foreach (var name in Whole)
        {
            var end = i + name.Length;
            if (string.Compare(text, i, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0 || end >= text.Length)
                continue;
            if (Closing.Contains(text[end], StringComparison.Ordinal) || (char.IsWhiteSpace(text[end]) && CloseOf(text, end) >= 0))
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
            if (Closing.Contains(text[i], StringComparison.Ordinal))
                return i;
            if (Opening.Contains(text[i], StringComparison.Ordinal))
                return -1;
        }
        return -1;
    }
}
