namespace TotalMemory.Rules;

/// <summary>A list of values per key, in insertion order.</summary>
internal sealed class Postings<T>
{
    private readonly Dictionary<string, List<T>> lists = new(StringComparer.Ordinal);

    public void Add(string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }

    /// <summary>The values of a key; empty if there are none.</summary>
    public List<T> Values(string key) => lists.GetValueOrDefault(key) ?? [];
}
