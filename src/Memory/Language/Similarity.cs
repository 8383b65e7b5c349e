namespace TotalMemory.Language;

/// <summary>How alike two sets are. Pure.</summary>
internal static class Similarity
{
    /// <summary>What both have among what either has, 0 to 1 (Jaccard); 0 when one is empty.</summary>
    public static double Jaccard<T>(HashSet<T> a, HashSet<T> b)
    {
        var shared = Shared(a, b);
        return shared == 0 ? 0 : (double)shared / (a.Count + b.Count - shared);
    }

    /// <summary>How many both have.</summary>
    public static int Shared<T>(HashSet<T> a, HashSet<T> b)
    {
        var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
        var shared = 0;
        foreach (var one in few)
            if (many.Contains(one))
                shared++;
        return shared;
    }
}
