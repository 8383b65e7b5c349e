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

    // A bit for each third letter that entries of the bucket have and, in the upper half, one for each fourth letter.
    private readonly ulong[] _letters = new ulong[WordStart.Buckets];

    public WordIndex(T[] entries, Func<T, string> word)
    {
        _entries = entries;
        _next = new short[entries.Length + 1];
        // From the last to the first, so that a chain keeps the order of the table.
        for (var i = entries.Length; i > 0; i--)
        {
            var text = word(entries[i - 1]);
            var start = WordStart.At(text, 0);
            _letters[start.Bucket] |= start.Third | ((ulong)start.Fourth << 32);
            _next[i] = _first[start.Bucket];
            _first[start.Bucket] = (short)i;
        }
    }

    /// <summary>Number of the first entry that may begin like the word; 0 if there is none.</summary>
    public int First(WordStart word) => word.IsAmong(_letters) ? _first[word.Bucket] : 0;

    /// <summary>Adds what rules words out here to a filter of several indexes.</summary>
    public void AddTo(ulong[] filter)
    {
        for (var bucket = 0; bucket < filter.Length; bucket++)
            filter[bucket] |= _letters[bucket];
    }

    public int Next(int entry) => _next[entry];

    public T this[int entry] => _entries[entry - 1];
}
