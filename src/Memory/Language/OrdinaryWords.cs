namespace TotalMemory.Language;

/// <summary>
/// Common English words: the whole words among the first entries of the encoder's vocabulary, which is ordered by frequency, and those of
/// our own documents. Other words are taken for names.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly string[] Endings = ["ing", "ed", "es", "ly", "er", "s", "d", "r"];
    private static readonly Lazy<HashSet<string>> All = new(() =>
        EmbeddedLines.Read("ordinary-words.txt").Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal)
    );

    /// <summary>True for a common word, also with an ending ("deploys", "running").</summary>
    public static bool Has(string word)
    {
        var lower = word.ToLowerInvariant();
        if (All.Value.Contains(lower))
            return true;
        foreach (var ending in Endings)
            if (lower.EndsWith(ending, StringComparison.Ordinal) && HasStem(lower[..^ending.Length]))
                return true;
        return false;
    }

    // caching: cach(e); running: run(n)
    private static bool HasStem(string stem) =>
        stem.Length >= 3
        && (All.Value.Contains(stem) || All.Value.Contains(stem + "e") || (stem[^1] == stem[^2] && All.Value.Contains(stem[..^1])));
}
