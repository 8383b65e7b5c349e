namespace TotalMemory.Spool.Redaction;

/// <summary>Passphrases and seed phrases: several short words in a row.</summary>
internal static class Phrases
{
    private const int Least = 4; // chosen: fewer words are prose

    /// <summary>The end of a phrase that starts at <paramref name="at"/>; <paramref name="at"/> itself if none does.</summary>
    public static int End(string text, int at, int most)
    {
        var quote = ValueAt.Closing(text[at]);
        var none = at;
        if (quote != '\0')
            at++;
        most = Math.Min(text.Length, at + most);
        if (quote != '\0' && Quoted(text, at, most, quote) is var quoted && quoted > at)
            return quoted;
        var words = 0;
        var end = at;
        for (var i = at; i < most; )
        {
            var start = i;
            // 1. ripple 2. lamp
            while (i < most && char.IsAsciiDigit(text[i]) || i > start && i < most && text[i] is '.' or ')' or ' ')
                i++;
            var letters = i;
            while (i < most && char.IsLetter(text[i]))
                i++;
            if (
                i - letters is < 2 or > 14
                || i < text.Length && text[i] is '.' && i + 1 < text.Length && char.IsLetter(text[i + 1])
                || IsFunction(text.AsSpan(letters, i - letters))
            )
                break;
            words++;
            end = i;
            while (i < most && text[i] is ' ' or ',' or '-' or '_' or '\u3001')
                i++;
        }
        return words >= Least && (words >= 12 || quote != '\0' || ValueAt.IsLineEnd(text, end) || text[end] is '.' or ',' or ')')
            ? end
            : none;
    }

    // The end of the quotation, if it is a phrase: words in small letters, of which few are those that only join others
    private static int Quoted(string text, int at, int most, char quote)
    {
        var length = text.AsSpan(at, most - at).IndexOf(quote);
        if (length < 0)
            return 0;
        var words = 0;
        var functions = 0;
        foreach (var range in text.AsSpan(at, length).Split(' '))
        {
            var word = text.AsSpan(at, length)[range];
            foreach (var c in word)
                if (!char.IsLower(c))
                    return 0;
            words += word.IsEmpty ? 0 : 1;
            functions += IsFunction(word) ? 1 : 0;
        }
        return words >= Least && functions * 2 < words ? at + length : 0;
    }

    // Words that sentences have, and lists of words for phrases do not
    private static bool IsFunction(ReadOnlySpan<char> word) =>
        word
            is "is"
                or "the"
                or "of"
                or "for"
                or "and"
                or "to"
                or "a"
                or "in"
                or "with"
                or "must"
                or "should"
                or "be"
                or "not"
                or "are"
                or "der"
                or "die"
                or "das"
                or "und"
                or "muss"
                or "le"
                or "de"
                or "la"
                or "from"
                or "it"
                or "when"
                or "if"
                or "or";
}
