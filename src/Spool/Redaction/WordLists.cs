namespace TotalMemory.Spool.Redaction;

/// <summary>Whether a value is, begins with, ends with or contains an entry of a list, ignoring case.</summary>
internal static class WordLists
{
    public static bool Is(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    public static bool StartsWithAny(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    public static bool EndsWithAny(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    public static bool Contains(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
