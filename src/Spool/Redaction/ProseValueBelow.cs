using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// A value on a line of its own below a line that ends with the name of a secret: an answer in a chat, a code span under a heading, an
/// account and its password in a code block.
/// </summary>
internal static class ProseValueBelow
{
    /// <summary>Most characters from the name to the end of its line (chosen).</summary>
    private const int MostAfterName = 60;

    private const int LongestLine = 240; // chosen: a longer line is prose
    private const int MostLines = 4; // chosen: an answer follows soon
    private const int LongestSpeaker = 16; // chosen: above real names

    public static void Find(string text, int after, Announces what, List<Finding> found)
    {
        var end = EndOfLine(text, after, MostAfterName);
        var isAnswer = end > after && text[end - 1] is '?' or '\uff1f' or '\u061f';
        for (var n = 0; n < MostLines && end >= 0 && end < text.Length; n++)
        {
            var start = ValueAt.AfterLineBreak(text, end);
            end = EndOfLine(text, start, LongestLine);
            if (end < 0)
                return;
            var line = text.AsSpan(start, end - start).Trim();
            if (line.IsEmpty || line.StartsWith("```"))
                continue;
            var value =
                what is Announces.Key && IsBase64(text.AsSpan(start, end - start))
                    ? new ValueAt.ValueSpan(start, end, false)
                    : Alone(text, start, end);
            if (!value.IsEmpty && (IsSecret(value.Slice(text), what) || isAnswer && IsAnswer(value.Slice(text), what)))
                found.Add(new Finding(value.Start, value.End, what is Announces.Key ? "secret" : "password"));
            // The account comes first.
            else if (what is Announces.Login && !value.IsEmpty)
                continue;
            return;
        }
    }

    private static bool IsBase64(ReadOnlySpan<char> line) => line.Length >= 32 && line.IndexOfAnyExcept(CharacterRuns.Base64) < 0;

    private static bool IsSecret(ReadOnlySpan<char> word, Announces what) =>
        word.Length >= 8
        && CharacterRuns.Mixed(word)
        && what switch
        {
            Announces.Key => CharacterRuns.IsShuffled(word) && !CharacterRuns.IsUuid(word),
            Announces.Login => SecretValue.IsUnmistakable(word),
            _ => SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word),
        };

    // "What is the password?": the next line, if it is one word as people choose it
    private static bool IsAnswer(ReadOnlySpan<char> word, Announces what) =>
        what is Announces.Password
        && word.Length >= 6
        && CharacterRuns.Mixed(word)
        && !Term.Is(word)
        && (Logins.IsPassword(word) || word.Length >= 8 && word.TrimEnd("0123456789") is var letters && IsName(letters, word.Length));

    // ember3825, Lantern.3191
    private static bool IsName(ReadOnlySpan<char> letters, int length) =>
        length - letters.Length is 2 or 3 or 4 && letters.TrimEnd("._-").IndexOfAnyExcept(CharacterRuns.Letters) < 0;

    // -1 when the line is longer.
    private static int EndOfLine(string text, int at, int most)
    {
        var last = Math.Min(text.Length, at + most);
        while (at < last && !ValueAt.IsLineEnd(text, at))
            at++;
        return ValueAt.IsLineEnd(text, at) ? at : -1;
    }

    // The only word of the line, without quotation marks, list bullets and the speaker's name; empty if there are more words.
    private static ValueAt.ValueSpan Alone(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t' or '>' or '*' or '-' or '`' or '"' or '\'')
            start++;
        start = AfterSpeaker(text, AfterSpeaker(text, start, end), end);
        while (end > start && text[end - 1] is ' ' or '\t' or '\r' or '`' or '"' or '\'' or '*' or '.' or ',')
            end--;
        return text.AsSpan(start, end - start).IndexOfAny(" \t()[]{}<>/\\=;:|'\"") < 0 ? new ValueAt.ValueSpan(start, end, false) : default;
    }

    // "[ana 10:02] ", "A: "
    private static int AfterSpeaker(string text, int start, int end)
    {
        var head = text.AsSpan(start, Math.Min(LongestSpeaker, end - start));
        var close = head is ['[', ..] ? head.IndexOf("] ") : head.IndexOf(": ");
        return close < 0 ? start : ValueAt.SkipBlanks(text, start + close + 2, 8);
    }
}
