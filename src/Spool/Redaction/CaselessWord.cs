namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Searches a text for a word, ignoring case. Without ICU the platform compares letter by letter; this jumps from one occurrence of the
/// word's rarest letter to the next.
/// </summary>
internal readonly struct CaselessWord
{
    private readonly string text;
    private readonly int rarest;
    private readonly char small;
    private readonly char large;

    /// <param name="text">In ASCII.</param>
    /// <param name="rarest">Index of its letter or sign that is rarest in texts.</param>
    public CaselessWord(string text, int rarest)
    {
        (this.text, this.rarest) = (text, rarest);
        (small, large) = (char.ToLowerInvariant(text[rarest]), char.ToUpperInvariant(text[rarest]));
    }

    public int Length => text.Length;

    public override string ToString() => text;

    public bool IsIn(ReadOnlySpan<char> where) => IndexIn(where) >= 0;

    /// <summary>Index of the first occurrence from <paramref name="from"/> on; -1 if there is none.</summary>
    public int IndexIn(ReadOnlySpan<char> where, int from = 0)
    {
        for (var at = from + rarest; at < where.Length; at++)
        {
            var next = where[at..].IndexOfAny(small, large);
            if (next < 0)
                return -1;
            at += next;
            var start = at - rarest;
            if (where.Length - start < text.Length)
                return -1;
            if (where.Slice(start, text.Length).Equals(text, StringComparison.OrdinalIgnoreCase))
                return start;
        }
        return -1;
    }
}
