namespace TotalMemory.Language;

/// <summary>
/// Whether two statements mean the same. Deliberately strict: numbers, identifiers, paths and negations must agree, and a word in place of
/// another makes them different (use yarn / use npm). Only additions are tolerated.
/// </summary>
public static class NearDuplicate
{
    /// <summary>Share of the longer statement's plain words that the shorter one must contain.</summary>
    internal const double LeastShared = 0.72;

    public static bool Same(string a, string b) => Same(Words.Extract(a), Words.Extract(b));

    internal static bool Same(Words a, Words b)
    {
        if (!a.Exact.SetEquals(b.Exact))
            return false;
        if (a.Negated != b.Negated)
            return false;
        if (a.Content.Count == 0 || b.Content.Count == 0)
            return a.Content.Count == b.Content.Count && a.Exact.Count > 0;
        var shared = a.Content.Count(b.Content.Contains);
        if (shared < a.Content.Count && shared < b.Content.Count)
            return false;
        return (double)shared / Math.Max(a.Content.Count, b.Content.Count) >= LeastShared;
    }
}
