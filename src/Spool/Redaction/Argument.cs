namespace TotalMemory.Spool.Redaction;

/// <summary>A word of a command line, without the quotation marks around it.</summary>
internal readonly record struct Argument(int Start, int End, int Next, bool Quoted)
{
    public bool IsEmpty => End <= Start;

    /// <summary>The word in the text that it was read from.</summary>
    public ReadOnlySpan<char> Slice(string text) => text.AsSpan(Start, End - Start);

    /// <summary>The next word of the command; empty where it ends.</summary>
    public static Argument Read(string text, int at, int most)
    {
        while (at < most)
        {
            if (text[at] is ' ' or '\t')
                at++;
            // A backslash before a line break continues the line.
            else if (text[at] == '\\' && ValueAt.AfterLineBreak(text, at + 1) is var line && line > at + 1)
                at = line;
            else
                break;
        }
        if (at >= most || IsEnd(text, at))
            return default;
        var escaped = text[at] == '\\' && at + 1 < most && text[at + 1] is '"' or '\'';
        var quote = text[at + (escaped ? 1 : 0)];
        if (quote is '"' or '\'')
            return Quotation(text, at + (escaped ? 2 : 1), most, quote, escaped);
        var end = at;
        while (end < most && text[end] is not (' ' or '\t') && !IsEnd(text, end))
        {
            if (text[end] is '"' or '\'' && end > at && Close(text, end, most) is var close && close > 0)
                end = close;
            end++;
        }
        return new Argument(at, Math.Min(end, most), Math.Min(end, most), false);
    }

    /// <summary>The next word of a command that is written as a list: <c>["-p", "X"]</c>; empty where the list ends.</summary>
    public static Argument ReadItem(string text, int at, int most)
    {
        while (at < most && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '['))
            at++;
        if (at >= most || text[at] is ']' or ')' or '}')
            return default;
        if (text[at] is '"' or '\'')
            return Quotation(text, at + 1, most, text[at], escaped: false);
        var end = at;
        while (end < most && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ']' or ')'))
            end++;
        return new Argument(at, end, end, false);
    }

    private static Argument Quotation(string text, int start, int most, char quote, bool escaped)
    {
        var length = text.AsSpan(start, most - start).IndexOf(quote);
        if (length < 0)
            return default;
        var end = start + length;
        return new Argument(start, escaped && end > start && text[end - 1] == '\\' ? end - 1 : end, end + 1, true);
    }

    private static int Close(string text, int open, int most)
    {
        var length = text.AsSpan(open + 1, most - open - 1).IndexOf(text[open]);
        return length < 0 ? 0 : open + 1 + length;
    }

    private static bool IsEnd(string text, int at) =>
        text[at] is '\n' or '\r' or '|' or ';' or '`'
        || text[at] == '&' && at + 1 < text.Length && text[at + 1] is '&' or ' '
        || text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r';
}
