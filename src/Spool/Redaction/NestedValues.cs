namespace TotalMemory.Spool.Redaction;

/// <summary>Values that stand below their name: YAML's next line and block scalars, JSON's <c>"password": {"value": …}</c>.</summary>
internal static class NestedValues
{
    private const int LongestBlock = 16 * 1024; // chosen: keeps the search linear
    private const int FarthestKey = 80; // chosen: keeps the search linear

    /// <summary>The value below the name; null if none is here.</summary>
    public static ValueAt.ValueSpan? After(string text, int at, int separator)
    {
        if (text[at] is '{' or '[')
            return FirstString(text, at);
        var block = text[at] is '|' or '>';
        if (block)
            at++;
        while (block && at < text.Length && text[at] is '-' or '+' or (>= '1' and <= '9'))
            at++;
        at = ValueAt.SkipBlanks(text, at, 8);
        var line = ValueAt.AfterLineBreak(text, at);
        if (
            line > at
            && text[separator - 1] is '>'
            && AfterDumpedType(text, ValueAt.SkipBlanks(text, line, 32)) is var dumped
            && dumped > 0
        )
            return ValueAt.Read(text, dumped);
        return line == at || text[separator - 1] is not ':' ? null : NextLine(text, line, block, Indent(text, separator));
    }

    /// <summary>The index of X in PHP's <c>string(12) "X"</c> and <c>string 'X'</c>; 0 where none is.</summary>
    public static int AfterDumpedType(string text, int at)
    {
        if (at + LongestType >= text.Length || !text.AsSpan(at).StartsWith("string"))
            return 0;
        var type = text.AsSpan(at, LongestType);
        var quote = type.IndexOfAny('"', '\'');
        return quote > 0 && type["string".Length..quote].IndexOfAnyExcept("() 0123456789") < 0 ? at + quote : 0;
    }

    private const int LongestType = 14; // chosen: above real ones

    private static ValueAt.ValueSpan NextLine(string text, int line, bool block, int indent)
    {
        var start = ValueAt.SkipBlanks(text, line, 64);
        // The next line is not indented deeper: the key has no value.
        if (start - line <= indent || start >= text.Length)
            return new ValueAt.ValueSpan(start, start, false);
        if (!block && text[start] == '-' && start + 1 < text.Length && text[start + 1] == ' ')
            start = ValueAt.SkipBlanks(text, start + 1, 8);
        if (!block)
            return
                start < text.Length
                && !KeyFollows(text, start)
                && ValueAt.Read(text, start) is var value
                && ValueAt.IsLineEnd(text, value.End + (value.Quoted ? 1 : 0))
                ? value
                : new ValueAt.ValueSpan(start, start, false);
        var end = start;
        while (end < text.Length && end - start < LongestBlock)
        {
            while (end < text.Length && !ValueAt.IsLineEnd(text, end))
                end++;
            var next = ValueAt.AfterLineBreak(text, end);
            if (next == end || ValueAt.SkipBlanks(text, next, 64) - next < start - line)
                break;
            end = next;
        }
        return new ValueAt.ValueSpan(start, end, true);
    }

    private static bool KeyFollows(string text, int start)
    {
        var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Dotted, 64);
        return end + 1 < text.Length && text[end] == ':' && text[end + 1] is ' ' or '\n' or '\r';
    }

    // The number of blanks at the beginning of this line.
    private static int Indent(string text, int at)
    {
        var start = at;
        while (
            start > 0
            && at - start < 200
            && text[start - 1] is not '\n'
            && !(start > 1 && text[start - 2] == '\\' && text[start - 1] == 'n')
        )
            start--;
        return ValueAt.SkipBlanks(text, start, 64) - start;
    }

    // {"value": "…"}, ["…"]
    private static ValueAt.ValueSpan? FirstString(string text, int at)
    {
        var most = Math.Min(text.Length, at + FarthestKey);
        var i = at + 1;
        while (i < most && text[i] is not ('"' or '\'' or '}' or ']'))
            i++;
        if (i >= most || text[i] is '}' or ']')
            return null;
        var first = ValueAt.Read(text, i);
        if (text[at] == '[')
            return first;
        if (
            !first.Slice(text).Equals("value", StringComparison.OrdinalIgnoreCase)
            && !first.Slice(text).Equals("default", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        i = first.End + 1;
        while (i < most && text[i] is ':' or ' ' or '\t' or '\n' or '\r')
            i++;
        return i < most ? ValueAt.Read(text, i) : null;
    }
}
