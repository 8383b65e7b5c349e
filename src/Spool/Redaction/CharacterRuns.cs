using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>The alphabets that secrets are written in, and tests on runs of their characters.</summary>
internal static class CharacterRuns
{
    private const string LetterChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    public static readonly SearchValues<char> Alphanumeric = SearchValues.Create(LetterChars + Digits);
    public static readonly SearchValues<char> Word = SearchValues.Create(LetterChars + Digits + "_");
    public static readonly SearchValues<char> UrlSafe = SearchValues.Create(LetterChars + Digits + "_-");
    public static readonly SearchValues<char> Base64 = SearchValues.Create(LetterChars + Digits + "+/=_-");
    public static readonly SearchValues<char> Dotted = SearchValues.Create(LetterChars + Digits + "_-.");
    public static readonly SearchValues<char> DottedName = SearchValues.Create(LetterChars + Digits + "_.");
    public static readonly SearchValues<char> Account = SearchValues.Create(LetterChars + Digits + "_-.@+\\");
    public static readonly SearchValues<char> PathName = SearchValues.Create(LetterChars + Digits + "_-.~/@+ ");
    public static readonly SearchValues<char> Cookie = SearchValues.Create(LetterChars + Digits + "_-.!#$%*+^~|");
    public static readonly SearchValues<char> Percent = SearchValues.Create(LetterChars + Digits + "_-.%+/=~");
    public static readonly SearchValues<char> Dollar = SearchValues.Create(LetterChars + Digits + "_-.$");
    public static readonly SearchValues<char> Colon = SearchValues.Create(LetterChars + Digits + "_-:/");
    public static readonly SearchValues<char> Account64 = SearchValues.Create(LetterChars + Digits + "_-@/+=");
    public static readonly SearchValues<char> Query = SearchValues.Create(LetterChars + Digits + "_-./%?=&+~");
    public static readonly SearchValues<char> TagName = SearchValues.Create(LetterChars + Digits + "_-.:");
    public static readonly SearchValues<char> Dash = SearchValues.Create("-");
    public static readonly SearchValues<char> Port = SearchValues.Create(Digits + "*");
    public static readonly SearchValues<char> AccountOrStar = SearchValues.Create(LetterChars + Digits + "_-.@+*");
    public static readonly SearchValues<char> Crypt = SearchValues.Create(LetterChars + Digits + "./$=,+:-_");
    public static readonly SearchValues<char> Heading = SearchValues.Create(LetterChars + Digits + "_-. |,;\t\"\r*");
    public static readonly SearchValues<char> Letters = SearchValues.Create(LetterChars);
    public static readonly SearchValues<char> LowerWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyz -");
    public static readonly SearchValues<char> Constant = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    public static readonly SearchValues<char> Separators = SearchValues.Create("_-");
    public static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    public static readonly SearchValues<char> UpperBase32 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>
    /// Index of the first character from <paramref name="start"/> that is outside the alphabet, at most <paramref name="most"/>
    /// further.
    /// </summary>
    public static int RunEnd(string text, int start, SearchValues<char> alphabet, int most = int.MaxValue)
    {
        var span = text.AsSpan(start, Math.Min(most, text.Length - start));
        var length = span.IndexOfAnyExcept(alphabet);
        return start + (length < 0 ? span.Length : length);
    }

    public static bool IsAlphanumeric(char c) => char.IsAsciiLetterOrDigit(c);

    /// <summary>8-4-4-4-12 hexadecimal digits.</summary>
    public static bool IsUuid(ReadOnlySpan<char> text) =>
        text.Length == 36
        && text[8] == '-'
        && text[13] == '-'
        && text[18] == '-'
        && text[23] == '-'
        && text.IndexOfAnyExcept("0123456789abcdefABCDEF-") < 0;

    // Share of neighbours of different kinds (capital, small letter, digit). Chosen: random base 62 has .62, camelCase about .25.
    private const double LeastChanges = 0.38;
    private const double LeastChangesInBase36 = 0.28;
    private const double LeastChangesOfLetters = 0.42;

    /// <summary>Changes between capitals, small letters and digits more often than words do, and is not hexadecimal.</summary>
    public static bool IsShuffled(ReadOnlySpan<char> run)
    {
        int upper = 0,
            lower = 0,
            digits = 0,
            changes = 0,
            before = -1;
        foreach (var c in run)
        {
            var kind = KindOf(c);
            upper += kind == 1 ? 1 : 0;
            lower += kind == 2 ? 1 : 0;
            digits += kind == 0 ? 1 : 0;
            changes += before >= 0 && kind != before ? 1 : 0;
            before = kind;
        }
        if (run.Length < 16 || digits == 0 || run.IndexOfAnyExcept(Hex) < 0)
            return false;
        if (upper > 1 && lower > 1 && digits > 1)
            return changes >= LeastChanges * run.Length;
        // With one digit, an identifier of short words has as many changes: dot3adAggPortActorAdminKey
        if (upper > 1 && lower > 1)
            return changes >= LeastChangesOfLetters * run.Length && LetterPairs.AreRandom(run);
        return run.Length >= 24 && digits > 1 && lower > 1 && upper == 0 && changes >= LeastChangesInBase36 * run.Length;
    }

    /// <summary>A short run of letters and digits whose kind changes with every other character: a generated password.</summary>
    public static bool IsScrambled(ReadOnlySpan<char> run)
    {
        if (run.Length is < 8 or > 64 || run.IndexOfAnyExcept(Alphanumeric) >= 0)
            return false;
        var changes = 0;
        for (var i = 1; i < run.Length; i++)
            changes += KindOf(run[i]) != KindOf(run[i - 1]) ? 1 : 0;
        return changes * 2 >= run.Length;
    }

    private static int KindOf(char c)
    {
        if (char.IsAsciiDigit(c))
            return 0;
        return char.IsAsciiLetterUpper(c) ? 1 : 2;
    }

    /// <summary>Bits of Shannon entropy a character.</summary>
    public static double Entropy(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        var n = 0;
        foreach (var c in text)
        {
            if (c >= 128)
                continue;
            counts[c]++;
            n++;
        }
        if (n == 0)
            return 0;
        double bits = 0;
        foreach (var count in counts)
            if (count > 0)
                bits -= (double)count / n * Math.Log2((double)count / n);
        return bits;
    }

    /// <summary>True when the text mixes letters with digits.</summary>
    public static bool Mixed(ReadOnlySpan<char> text)
    {
        var letter = false;
        var digit = false;
        foreach (var c in text)
        {
            letter |= char.IsAsciiLetter(c);
            digit |= char.IsAsciiDigit(c);
        }
        return letter && digit;
    }
}
