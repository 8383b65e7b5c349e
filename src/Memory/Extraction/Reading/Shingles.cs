namespace TotalMemory.Extraction.Reading;

/// <summary>A text as a set, for comparing texts of any language: its words, and pairs of characters where words are not spaced.</summary>
internal sealed class Shingles
{
    private readonly HashSet<int> set = [];

    public int Count => set.Count;
    public IEnumerable<int> All => set;

    public static Shingles Cut(string text)
    {
        var result = new Shingles();
        var word = new HashCode();
        var length = 0;
        var previous = '\0';
        foreach (var c in text)
        {
            if (IsUnspaced(c))
            {
                result.End(ref word, ref length);
                result.set.Add(HashCode.Combine(previous, c));
                previous = c;
                continue;
            }
            previous = '\0';
            if (char.IsLetterOrDigit(c))
            {
                word.Add(char.ToLowerInvariant(c));
                length++;
            }
            else
                result.End(ref word, ref length);
        }
        result.End(ref word, ref length);
        return result;
    }

    /// <summary>Shared words among all words of both; 0 when one is empty.</summary>
    public double Similarity(Shingles other)
    {
        var shared = Shared(other);
        return shared == 0 ? 0 : (double)shared / (set.Count + other.set.Count - shared);
    }

    /// <summary>The share of these words that the other text has, too.</summary>
    public double Within(Shingles other) => set.Count == 0 ? 0 : (double)Shared(other) / set.Count;

    private int Shared(Shingles other) => set.Count <= other.set.Count ? set.Count(other.set.Contains) : other.set.Count(set.Contains);

    private void End(ref HashCode word, ref int length)
    {
        if (length > 0)
            set.Add(word.ToHashCode());
        word = new HashCode();
        length = 0;
    }

    // Chinese, Japanese, Korean, Thai.
    private static bool IsUnspaced(char c) =>
        c
            is (>= '\u3040' and <= '\u30ff')
                or (>= '\u3400' and <= '\u9fff')
                or (>= '\uac00' and <= '\ud7af')
                or (>= '\u0e00' and <= '\u0e7f');
}
