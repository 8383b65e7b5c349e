using System.Text;

namespace TotalMemory.Spool.Printing;

/// <summary>
/// Removes terminal control sequences with their parameters (ECMA-48: CSI, and the strings OSC, DCS, SOS, PM, APC). Of an incomplete one
/// only the introducer is removed.
/// </summary>
internal static class EscapeSequences
{
    private const char Escape = '\u001B';
    private const int LongestParameters = 64; // chosen: far above a real sequence
    private const int LongestString = 4_096; // chosen: above the longest of terminals' titles and links

    public static string Remove(string text)
    {
        if (text.AsSpan().IndexOfAny(Escape, '\u009B', '\u009D') < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var length = LengthAt(text, i);
            if (length == 0)
                kept.Append(text[i++]);
            i += length;
        }
        return kept.ToString();
    }

    // Length of the sequence that starts here; 0 if there is none.
    private static int LengthAt(string text, int at)
    {
        var (kind, start) = text[at] switch
        {
            '\u009B' => ('[', at + 1),
            '\u009D' => (']', at + 1),
            Escape when at + 1 < text.Length => (text[at + 1], at + 2),
            Escape => ('\0', at + 1),
            _ => ('\0', at),
        };
        if (start == at)
            return 0;
        var end = kind switch
        {
            '[' => EndOfParameters(text, start),
            ']' or 'P' or 'X' or '^' or '_' => EndOfString(text, start),
            _ => -1,
        };
        return end < 0 ? 1 : end - at;
    }

    private static int EndOfParameters(string text, int at)
    {
        for (var i = at; i < text.Length && i - at < LongestParameters; i++)
        {
            if (text[i] is >= '@' and <= '~')
                return i + 1;
            if (text[i] is < ' ' or > '?')
                return -1;
        }
        return -1;
    }

    private static int EndOfString(string text, int at)
    {
        for (var i = at; i < text.Length && i - at < LongestString; i++)
        {
            if (text[i] is '\u0007' or '\u009C')
                return i + 1;
            if (text[i] == Escape)
                return i + 1 < text.Length && text[i + 1] == '\\' ? i + 2 : -1;
            if (text[i] == '\n')
                return -1;
        }
        return -1;
    }
}
