using System.Text;

namespace TotalMemory.Extraction.Reading;

/// <summary>How many characters of each sort a text has, counted in one pass over the text.</summary>
internal readonly record struct CharacterCounts(int Digits, int Symbols, int Upper, int NotLatin, int Accents, int Pictures)
{
    private const char LastLatin = 'ɏ';

    public static CharacterCounts Count(string text)
    {
        int digits = 0,
            symbols = 0,
            upper = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (char.IsUpper(c))
                upper++;
            else if (!char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c))
                symbols++;
        }
        return Ascii.IsValid(text) ? new(digits, symbols, upper, 0, 0, 0) : new CharacterCounts(digits, symbols, upper, 0, 0, 0).With(text);
    }

    private CharacterCounts With(string text)
    {
        int notLatin = 0,
            accents = 0,
            pictures = 0;
        foreach (var c in text)
        {
            if (c > LastLatin && char.IsLetter(c))
                notLatin++;
            else if (c is > '\u007f' and < 'ɐ' && char.IsLetter(c))
                accents++;
            if (char.IsSurrogate(c) || c is >= '\u2600' and <= '\u27bf')
                pictures++;
        }
        return this with { NotLatin = notLatin, Accents = accents, Pictures = pictures };
    }
}
