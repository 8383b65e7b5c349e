namespace TotalMemory.Spool.Redaction;

/// <summary>The first four letters of a word as <see cref="WordIndex{T}"/> uses them; case is ignored.</summary>
/// <param name="Bucket">Number of the bucket, from the first two letters.</param>
/// <param name="Third">A bit for the third letter.</param>
/// <param name="Fourth">A bit for the fourth letter.</param>
internal readonly record struct WordStart(int Bucket, uint Third, uint Fourth)
{
    public const int Buckets = 1024; // chosen: several times the names that are sought

    /// <summary>True if the third and the fourth letter are among those of the word's bucket.</summary>
    public bool IsAmong(ulong[] letters) => (letters[Bucket] & Third) != 0 && (letters[Bucket] >> 32 & Fourth) != 0;

    public static WordStart At(ReadOnlySpan<char> text, int at)
    {
        var second = at + 1 < text.Length ? text[at + 1] & 31 : 0;
        return new WordStart(((text[at] & 31) << 5) | second, Bit(text, at + 2), Bit(text, at + 3));
    }

    // All bits where the text ends, and for letters beyond ASCII, whose cases may differ in other bits.
    private static uint Bit(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] < 128 ? 1u << (text[at] & 31) : uint.MaxValue;
}
