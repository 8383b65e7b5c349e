using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>A text as a set, for comparing texts of any language: its words, and pairs of characters where words are not spaced.</summary>
internal sealed class Shingles
{
    // FNV-1a. Of each 64-bit hash, multiplied once more to mix it, the upper 32 bits are kept.
    private const ulong NoWord = 14695981039346656037; // published: FNV-1a's offset basis
    private const ulong Prime = 1099511628211; // published: FNV's 64-bit prime
    private const ulong Spread = 0x9E3779B97F4A7C15; // published: 2^64 by the golden ratio (Knuth)

    private readonly HashSet<int> set = [];

    public int Count => set.Count;
    public IEnumerable<int> All => set;

    public static Shingles Cut(string text)
    {
        var result = new Shingles();
        var word = NoWord;
        var previous = '\0';
        foreach (var c in text)
        {
            if (UnspacedText.IsUnspacedLetter(c))
            {
                result.End(ref word);
                result.set.Add(Mixed(((uint)previous << 16) | c));
                previous = c;
                continue;
            }
            previous = '\0';
            if (char.IsLetterOrDigit(c))
                word = (word ^ char.ToLowerInvariant(c)) * Prime;
            else
                result.End(ref word);
        }
        result.End(ref word);
        return result;
    }

    /// <summary>Shared words among all words of both; 0 when one is empty.</summary>
    public double Similarity(Shingles other) => Language.Similarity.Jaccard(set, other.set);

    /// <summary>The share of these words that the other text has, too.</summary>
    public double Within(Shingles other) => set.Count == 0 ? 0 : (double)Language.Similarity.Shared(set, other.set) / set.Count;

    /// <summary>How many of these words are not among those.</summary>
    public int Outside(HashSet<int> known)
    {
        var count = 0;
        foreach (var word in set)
            if (!known.Contains(word))
                count++;
        return count;
    }

    private void End(ref ulong word)
    {
        if (word == NoWord)
            return;
        set.Add(Mixed(word));
        word = NoWord;
    }

    private static int Mixed(ulong value) => (int)((value * Spread) >> 32);
}
