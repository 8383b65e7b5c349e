using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>The alphabets that secrets are written in, and walks over them.</summary>
internal static class Chars
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    public static readonly SearchValues<char> Alphanumeric = SearchValues.Create(Letters + Digits);
    public static readonly SearchValues<char> Word = SearchValues.Create(Letters + Digits + "_");
    public static readonly SearchValues<char> UrlSafe = SearchValues.Create(Letters + Digits + "_-");
    public static readonly SearchValues<char> Base64 = SearchValues.Create(Letters + Digits + "+/=_-");
    public static readonly SearchValues<char> Dotted = SearchValues.Create(Letters + Digits + "_-.");
    public static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    public static readonly SearchValues<char> UpperBase32 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Index of the first character from <paramref name="start"/> that is outside the alphabet, at most <paramref name="most"/> further.</summary>
    public static int RunEnd(string text, int start, SearchValues<char> alphabet, int most = int.MaxValue)
    {
        var span = text.AsSpan(start, Math.Min(most, text.Length - start));
        var length = span.IndexOfAnyExcept(alphabet);
        return start + (length < 0 ? span.Length : length);
    }

    public static bool IsAlphanumeric(char c) => char.IsAsciiLetterOrDigit(c);

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
