namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Entries by the first two letters of their word. The third and fourth letters are checked before an entry is read, so that one look-up
/// rules out most words of a text.
/// </summary>
internal sealed class WordIndex<T>
    where T : class
{
    private readonly short[] _first = new short[WordStart.Buckets];
    private readonly short[] _next;
    private readonly T[] _entries;

    // A bit for each third and each fourth letter that entries of the bucket have.
    private readonly uint[] _third = new uint[WordStart.Buckets];
    private readonly uint[] _fourth = new uint[WordStart.Buckets];

    public WordIndex(T[] entries, Func<T, string> word)
    {
        _entries = entries;
        _next = new short[entries.Length + 1];
        // From the last to the first, so that a chain keeps the order of the table.
        for (var i = entries.Length; i > 0; i--)
        {
            var text = word(entries[i - 1]);
            var start = WordStart.At(text, 0);
            _third[start.Bucket] |= start.Third;
            _fourth[start.Bucket] |= start.Fourth;
            _next[i] = _first[start.Bucket];
            _first[start.Bucket] = (short)i;
        }
    }

    /// <summary>Number of the first entry that may begin like the word; 0 if there is none.</summary>
    public int First(WordStart word) =>
        (word.Third & _third[word.Bucket]) == 0 || (word.Fourth & _fourth[word.Bucket]) == 0 ? 0 : _first[word.Bucket];

    public int Next(int entry) => _next[entry];

    public T this[int entry] => _entries[entry - 1];
}
