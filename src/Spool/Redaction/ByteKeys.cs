namespace TotalMemory.Spool.Redaction;

/// <summary>Keys written as the 64 numbers of their bytes: <c>[174,47,154,…]</c>, as Solana's tools keep a pair of keys.</summary>
internal static class ByteKeys
{
    private const int Bytes = 64; // published: Ed25519 secret keys with their public half (RFC 8032)

    /// <summary>Random bytes have about 57 different values among 64; tables and pictures repeat theirs.</summary>
    private const int LeastDifferent = 45;

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('['); at >= 0 && at + (2 * Bytes) < text.Length; at = text.IndexOf('[', at + 1))
            if (char.IsAsciiDigit(text[at + 1]) && End(text, at + 1) is var end && end > at)
                found.Add(new Finding(at + 1, end, "private-key"));
    }

    // The end of the last number; 0 if these are not exactly 64 different bytes.
    private static int End(string text, int at)
    {
        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        var different = 0;
        for (var n = 1; n <= Bytes; n++)
        {
            var end = at;
            var value = 0;
            while (end < text.Length && end - at < 4 && char.IsAsciiDigit(text[end]))
                value = (value * 10) + text[end++] - '0';
            if (end == at || value > 255)
                return 0;
            different += seen[value] ? 0 : 1;
            seen[value] = true;
            if (end < text.Length && text[end] is ']')
                return n == Bytes && different >= LeastDifferent ? end : 0;
            if (end >= text.Length || text[end] is not ',')
                return 0;
            at = ValueAt.SkipBlanks(text, end + 1, 2);
        }
        return 0;
    }
}
