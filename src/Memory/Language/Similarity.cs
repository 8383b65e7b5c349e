namespace TotalMemory.Language;

/// <summary>Similarity of two sets. Pure.</summary>
internal static class Similarity
{
    /// <summary>Jaccard index, 0 to 1; 0 if one is empty.</summary>
    public static double Jaccard<T>(HashSet<T> a, HashSet<T> b)
    {
        var shared = Shared(a, b);
        return shared == 0 ? 0 : (double)shared / (a.Count + b.Count - shared);
    }

    /// <summary>Number of common elements.</summary>
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
