namespace TotalMemory.Spool.Redaction;

/// <summary>Entries by the first two letters of the word that each begins with: one look-up per word of the text.</summary>
internal sealed class WordIndex<T>
    where T : class
{
    private const int Buckets = 1024;
    private readonly short[] _first = new short[Buckets];
    private readonly short[] _next;
    private readonly T[] _entries;

    public WordIndex(T[] entries, Func<T, string> word)
    {
        _entries = entries;
        _next = new short[entries.Length + 1];
        // From the last to the first, so that a chain keeps the order of the table.
        for (var i = entries.Length; i > 0; i--)
        {
            var bucket = Bucket(word(entries[i - 1]), 0);
            _next[i] = _first[bucket];
            _first[bucket] = (short)i;
        }
    }

    /// <summary>Number of the first entry that may begin at <paramref name="at"/>; 0 for none.</summary>
    public int First(ReadOnlySpan<char> text, int at) => at + 1 < text.Length ? _first[Bucket(text, at)] : 0;

    public int Next(int entry) => _next[entry];

    public T this[int entry] => _entries[entry - 1];

    // Upper and lower case fall together.
    private static int Bucket(ReadOnlySpan<char> text, int at) => ((text[at] & 31) << 5) | (text[at + 1] & 31);
}
