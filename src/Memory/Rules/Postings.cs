namespace TotalMemory.Rules;

/// <summary>What was filed under each key, in the order it came.</summary>
internal sealed class Postings<T>
{
    private readonly Dictionary<string, List<T>> lists = new(StringComparer.Ordinal);

    public void Add(string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }

    /// <summary>Empty for a key that nothing was filed under.</summary>
    public List<T> Values(string key) => lists.GetValueOrDefault(key) ?? [];
}
