using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// What the user marked: <c>&lt;private&gt;…&lt;/private&gt;</c>, with attributes, blanks, in capitals, inside one another, or
/// with the
/// brackets escaped. All from the outermost opening tag to its closing tag is hidden. Without a closing tag, the rest is hidden;
/// without an opening one, all before it: who closes a mark meant to hide something.
/// </summary>
internal static class MarkedPrivate
{
    private const string Name = "private";
    private const int LongestMark = 1024; // chosen: far above a mark
    private static readonly SearchValues<char> Brackets = SearchValues.Create("<&\\\uff1c");

    private readonly record struct PrivateMark(int End, bool Closes, bool IsEmpty);

    public static void Find(string text, List<Finding> found)
    {
        if (!new CaselessWord(Name, rarest: 3).IsIn(text))
            return;
        var depth = 0;
        var start = 0;
        for (var at = text.AsSpan().IndexOfAny(Brackets); at >= 0; )
        {
            var mark = At(text, at);
            if (mark is { IsEmpty: false } m)
            {
                if (!m.Closes && depth++ == 0)
                    start = at;
                else if (m.Closes && depth == 0)
                    found.Add(new Finding(0, m.End, Name));
                else if (m.Closes && --depth == 0)
                    found.Add(new Finding(start, m.End, Name));
            }
            var from = mark?.End ?? at + 1;
            var next = from < text.Length ? text.AsSpan(from).IndexOfAny(Brackets) : -1;
            at = next < 0 ? -1 : from + next;
        }
        if (depth > 0)
            found.Add(new Finding(start, text.Length, Name));
    }

    private static PrivateMark? At(string text, int at)
    {
        var i = Bracket(text, at, '<');
        if (i == at)
            return null;
        i = Blanks(text, i);
        var closes = i < text.Length && text[i] is '/' or '\\' && Slash(text, ref i);
        i = Blanks(text, i);
        if (!text.AsSpan(i).StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            return null;
        i += Name.Length;
        if (i >= text.Length)
            return new PrivateMark(i, closes, false);
        // <private-key>, <private/header.h> and <privateX> are other names.
        var empty = text[i] == '/';
        if (empty && Bracket(text, i + 1, '>') is var after && after > i + 1)
            return new PrivateMark(after, false, true);
        if (Bracket(text, i, '>') is var end && end > i)
            return new PrivateMark(end, closes, false);
        return Blanks(text, i) > i ? Rest(text, i, closes) : null;
    }

    // Attributes, up to the bracket that is not inside quotation marks. A tag that does not end does not count.
    private static PrivateMark? Rest(string text, int at, bool closes)
    {
        var quote = '\0';
        var most = Math.Min(text.Length, at + LongestMark);
        for (var i = at; i < most; i++)
        {
            if (quote == '\0' && Bracket(text, i, '>') is var end && end > i)
                return new PrivateMark(end, closes, text[i - 1] == '/');
            if (quote == '\0' && text[i] == '<')
                return null;
            if (quote == '\0' && text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == quote)
                quote = '\0';
        }
        return null;
    }

    private static bool Slash(string text, ref int at)
    {
        if (text[at] == '\\' && (at + 1 >= text.Length || text[at + 1] != '/'))
            return false;
        at += text[at] == '\\' ? 2 : 1;
        return true;
    }

    private static int Blanks(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '\u200b' or '\u200c' or '\u200d' or '\ufeff')
                at++;
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r' or 't')
                at += 2;
            else
                break;
        }
        return at;
    }

    // The bracket, or how HTML, JSON and full-width letters write it.
    private static int Bracket(string text, int at, char bracket)
    {
        if (at >= text.Length)
            return at;
        if (text[at] == bracket || text[at] == (bracket == '<' ? '\uff1c' : '\uff1e'))
            return at + 1;
        var escape = bracket == '<' ? "&lt;" : "&gt;";
        if (text.AsSpan(at).StartsWith(escape, StringComparison.OrdinalIgnoreCase))
            return at + escape.Length;
        var unicode = bracket == '<' ? "\\u003c" : "\\u003e";
        return text.AsSpan(at).StartsWith(unicode, StringComparison.OrdinalIgnoreCase) ? at + unicode.Length : at;
    }
}
