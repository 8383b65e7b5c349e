using System.Globalization;
using System.Text;

namespace TotalMemory.Language;

/// <summary>
/// The folded words of a text (<see cref="Folding"/>), each with its position in the original text. Letters escaped as <c>%C3%A9</c>,
/// <c>\u00e9</c>, <c>\xc3\xa9</c> or <c>\303\251</c> are decoded. Pure.
/// </summary>
internal static class FoldedText
{
    /// <param name="readsEscapes">
    /// <c>\n</c> and the like end a word, as in JSON; otherwise the letter belongs to the word, as in a Windows path.
    /// </param>
    public static List<FoldedWord> Words(string text, bool readsEscapes = false)
    {
        var words = new List<FoldedWord>();
        var letters = new List<WrittenLetter>();
        for (var at = 0; at < text.Length; )
        {
            var letter = EscapedLetters.Read(text, at, readsEscapes);
            at = letter.End;
            if (letter.IsLetter || letters.Count > 0 && letter.IsMark)
                letters.Add(letter);
            else if (letters.Count > 0 && !letter.IsInvisible)
                Close(text, letters, words);
        }
        Close(text, letters, words);
        return words;
    }

    /// <summary>True if the parameter of <see cref="Words"/> makes a difference.</summary>
    public static bool HoldsEscapes(string text)
    {
        for (var at = text.IndexOf('\\'); at >= 0 && at + 2 < text.Length; at = text.IndexOf('\\', at + 1))
            if (EscapedLetters.IsControl(text[at + 1]) && char.IsLetterOrDigit(text[at + 2]))
                return true;
        return false;
    }

    private static void Close(string text, List<WrittenLetter> letters, List<FoldedWord> words)
    {
        if (letters.Count == 0)
            return;
        var (start, end) = (letters[0].Start, letters[^1].End);
        if (letters.TrueForAll(l => l.Rune.IsAscii && l.End == l.Start + 1) && end - start == letters.Count)
            words.Add(new FoldedWord(text[start..end].ToLowerInvariant(), text, start, end));
        else
            words.Add(Folded(text, letters));
        letters.Clear();
    }

    // A letter and its marks are folded together; each letter of the result has their common position.
    private static FoldedWord Folded(string text, List<WrittenLetter> letters)
    {
        var result = new StringBuilder();
        var places = new List<WrittenLetter>();
        for (var i = 0; i < letters.Count; )
        {
            var end = i + 1;
            while (end < letters.Count && letters[end].BelongsTo(letters[end - 1]))
                end++;
            var folded = Folding.Fold(string.Concat(letters[i..end].Select(l => l.Rune.ToString())));
            result.Append(folded);
            var place = letters[i] with { End = letters[end - 1].End };
            places.AddRange(Enumerable.Repeat(place, folded.Length));
            i = end;
        }
        return new FoldedWord(result.ToString(), text, letters[0].Start, letters[^1].End) { Places = [.. places] };
    }
}

/// <summary>A word of a text, folded.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Source">The whole text.</param>
/// <param name="Start">Position of its first character.</param>
/// <param name="End">Position after its last character.</param>
internal sealed record FoldedWord(string Text, string Source, int Start, int End)
{
    /// <summary>Position of each letter; empty if they are consecutive.</summary>
    public IReadOnlyList<WrittenLetter> Places { get; init; } = [];

    /// <summary>The original spelling, composed and in lower case.</summary>
    public string Written() => UnicodeComposition.Compose(Source[Start..End]).ToLowerInvariant();

    public int StartOf(int letter) => Places.Count > 0 ? Places[letter].Start : Start + letter;

    public int EndOf(int letter) => Places.Count > 0 ? Places[letter].End : Start + letter + 1;

    /// <summary>The parts of an identifier: <c>getUser2</c> has three; none if the word has only one.</summary>
    public IEnumerable<string> Parts()
    {
        var start = 0;
        for (var at = 1; at <= Text.Length; at++)
        {
            if (!IsPartBoundary(at) || start == 0 && at == Text.Length)
                continue;
            yield return Text[start..at];
            start = at;
        }
    }

    /// <summary>True if a part of an identifier starts at this letter: <c>get|User</c>, <c>web|01</c>.</summary>
    public bool IsPartBoundary(int letter)
    {
        if (letter == 0 || letter == Text.Length)
            return true;
        var (before, after) = (Source[StartOf(letter - 1)], Source[StartOf(letter)]);
        return char.IsUpper(after) && !char.IsUpper(before) || char.IsAsciiDigit(Text[letter - 1]) != char.IsAsciiDigit(Text[letter]);
    }
}

/// <summary>A decoded character, and its position.</summary>
internal readonly record struct WrittenLetter(Rune Rune, int Start, int End)
{
    public bool IsLetter => Rune.IsLetterOrDigit(Rune) || Rune.GetUnicodeCategory(Rune) == UnicodeCategory.LetterNumber;

    public bool IsMark => Rune.GetUnicodeCategory(Rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Soft hyphens and joiners, which do not separate words.</summary>
    public bool IsInvisible => Rune.Value >= 0x80 && Rune.GetUnicodeCategory(Rune) == UnicodeCategory.Format;

    /// <summary>A mark on the previous letter, also a half-width one, or the next part of a Korean syllable.</summary>
    public bool BelongsTo(WrittenLetter before) =>
        IsMark || Rune.Value is 0xFF9E or 0xFF9F || Hangul.IsJamo(Rune.Value) && Hangul.IsJamo(before.Rune.Value);
}
