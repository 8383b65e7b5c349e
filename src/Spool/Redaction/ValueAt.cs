namespace TotalMemory.Spool.Redaction;

/// <summary>Finds where a value starts and ends: after a separator, between quotation marks, on the next line.</summary>
internal static class ValueAt
{
    private const int LongestQuoted = 8192; // chosen: keeps the search linear
    private const int LongestParameter = 40; // chosen: above real names

    /// <summary>A value from <paramref name="Start"/> to <paramref name="End"/>.</summary>
    public readonly record struct ValueSpan(int Start, int End, bool Quoted)
    {
        /// <summary>The value, cut to <see cref="SecretValue.Examined"/> characters, in the text that it was read from.</summary>
        public ReadOnlySpan<char> Slice(string text) => text.AsSpan(Start, Math.Min(End - Start, SecretValue.Examined));

        public bool IsEmpty => End <= Start;
    }

    /// <summary>The value that starts at <paramref name="at"/>, where no blank may be.</summary>
    public static ValueSpan Read(string text, int at)
    {
        var escaped = at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '"' or '\'';
        if (escaped)
            at++;
        // Letters that say how the quoted text is to be read: b"…", N'…', @"…"
        if (at + 1 < text.Length && text[at] is 'b' or 'r' or 'f' or 'N' or 'u' or '@' && text[at + 1] is '"' or '\'')
            at++;
        if (at >= text.Length)
            return new ValueSpan(at, at, false);
        at = AfterRepeated(text, at);
        var close = Closing(text[at]);
        if (close == '\0')
            return new ValueSpan(at, UnquotedEnd(text, at, SecretValue.Examined), false);
        var end = QuotedEnd(text, at + 1, close);
        if (end < 0)
            return new ValueSpan(at + 1, UnquotedEnd(text, at + 1, SecretValue.Examined), false);
        if (escaped && end > at + 1 && text[end - 1] == '\\')
            end--;
        return new ValueSpan(at + 1, end, true);
    }

    // """X""", ``X``: the last of several quotation marks, if the text is not empty
    private static int AfterRepeated(string text, int at)
    {
        if (text[at] is not ('"' or '\'' or '`') || at + 2 >= text.Length || text[at + 1] != text[at])
            return at;
        if (text[at + 2] == text[at])
            return at + 3 < text.Length && !char.IsWhiteSpace(text[at + 3]) && text[at + 3] != text[at] ? at + 2 : at;
        return text[at] is '`' && char.IsLetterOrDigit(text[at + 2]) ? at + 1 : at;
    }

    /// <summary>The whole of a long unquoted value. Call it only for a value that is a finding: so reading stays linear.</summary>
    public static ValueSpan Whole(string text, ValueSpan value) =>
        !value.Quoted && value.End - value.Start >= SecretValue.Examined
            ? value with
            {
                End = UnquotedEnd(text, value.Start, int.MaxValue),
            }
            : value;

    public static int SkipBlanks(string text, int at, int most)
    {
        while (at < text.Length && most-- > 0 && text[at] is ' ' or '\t' or '\u3000' or '\u00a0')
            at++;
        return at;
    }

    /// <summary>
    /// The end of a line break at <paramref name="at"/>, a real one or one escaped as in JSON; <paramref name="at"/> itself
    /// where none is.
    /// </summary>
    public static int AfterLineBreak(string text, int at)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            return at + 1;
        return at + 1 < text.Length && text[at] == '\\' && text[at + 1] == 'n' ? at + 2 : at;
    }

    public static bool IsLineEnd(string text, int at) => at >= text.Length || text[at] is '\r' or '\n' || AfterLineBreak(text, at) > at;

    public static char Closing(char open) =>
        open switch
        {
            '"' or '\'' or '`' => open,
            '\u201c' or '\u201e' or '\u201d' => '\u201d',
            '\u2018' or '\u201a' => '\u2019',
            '\u00ab' => '\u00bb',
            '\u300c' => '\u300d',
            '\u300e' => '\u300f',
            '\u300a' => '\u300b',
            _ => '\0',
        };

    private static int QuotedEnd(string text, int start, char close)
    {
        var within = text.AsSpan(start, Math.Min(LongestQuoted, text.Length - start));
        var line = within.IndexOfAny('\n', '\r');
        if (line >= 0)
            within = within[..line];
        // German quotation marks close with the sign that opens English ones.
        var end = close == '\u201d' ? within.IndexOfAny('\u201d', '\u201c') : within.IndexOf(close);
        return end < 0 ? -1 : start + end;
    }

    public static int UnquotedEnd(string text, int start, int most)
    {
        var i = start;
        while (i < text.Length && i - start < most && !Ends(text, i, start))
            i++;
        while (i > start && text[i - 1] is '.' or ':')
            i--;
        return i;
    }

    // True for name= after an ampersand: the next parameter. A password may contain an ampersand, too.
    public static bool IsParameter(string text, int at)
    {
        var end = CharacterRuns.RunEnd(text, at, CharacterRuns.UrlSafe, LongestParameter);
        return end > at && end < text.Length && text[end] is '=';
    }

    private static bool Ends(string text, int i, int start) =>
        text[i] switch
        {
            ';' or ',' or '"' or '\'' or '`' or '<' or '|' or '}' or ')' or ']' => true,
            '\u3002' or '\uff0c' or '\u3001' or '\uff1b' or '\uff09' or '\u300d' or '\u201d' or '\u00bb' => true,
            '&' => i > start && IsParameter(text, i + 1),
            '\\' => i + 1 < text.Length && text[i + 1] is 'n' or 'r' or 't' or '"',
            var c => char.IsWhiteSpace(c),
        };
}
