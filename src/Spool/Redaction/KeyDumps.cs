using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Private numbers of a key as OpenSSL prints them: <c>priv:</c>, <c>prime1:</c>, and lines of bytes with colons.</summary>
internal static class KeyDumps
{
    private const int LeastBytes = 10; // chosen: more than a hardware address has
    private const int CharactersOfByte = 3;
    private const int MostLines = 80; // chosen: above keys of 8192 bits

    private static readonly SearchValues<char> HexAndColon = SearchValues.Create("0123456789abcdefABCDEF:");

    /// <summary>Looks below the colon at <paramref name="colon"/>, if the name before it is that of a private number.</summary>
    public static void Below(string text, ReadOnlySpan<char> name, int colon, List<Finding> found)
    {
        if (name is not ("priv" or "privateExponent" or "prime1" or "prime2" or "exponent1" or "exponent2" or "coefficient"))
            return;
        var start = colon + 1;
        var end = start;
        for (var n = 0; n < MostLines && ValueAt.AfterLineBreak(text, end) is var line && line > end; n++)
        {
            var bytes = ValueAt.SkipBlanks(text, line, 16);
            var after = CharacterRuns.RunEnd(text, bytes, HexAndColon);
            if (after - bytes < CharactersOfByte - 1 || bytes == line)
                break;
            start = n == 0 ? bytes : start;
            end = after;
        }
        if (end - start >= LeastBytes * CharactersOfByte && text[start + 2] is ':')
            found.Add(new Finding(start, end, "private-key"));
    }
}
