namespace TotalMemory.Extraction.Reading;

/// <summary>A unit's structural features by name: numbers of about 0 to 1 that need no language. What is not set is 0.</summary>
/// <param name="capacity">How many features to make room for; more may be set.</param>
internal sealed class FeatureSheet(int capacity = FeatureSheet.UsualCapacity)
{
    /// <summary>A sentence has about eighty.</summary>
    private const int UsualCapacity = 96;

    private readonly Dictionary<string, float> values = new(capacity, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, float> Values => values;

    public float this[string name] => values.GetValueOrDefault(name);

    public void Set(string name, bool value) => Set(name, value ? 1 : 0);

    public void Set(string name, double value) => values[name] = double.IsFinite(value) ? (float)Math.Clamp(value, -1, 2) : 0;

    /// <summary>A count or a length on a logarithmic scale; <paramref name="top"/> is where it reaches 1.</summary>
    public void SetLog(string name, double value, double top) => Set(name, Math.Log(1 + Math.Max(0, value)) / Math.Log(1 + top));

    /// <summary>Sets every feature of the other sheet.</summary>
    public void Add(FeatureSheet other)
    {
        foreach (var (name, value) in other.values)
            values[name] = value;
    }

    /// <summary>A copy without one feature.</summary>
    public FeatureSheet Without(string name)
    {
        var other = new FeatureSheet();
        foreach (var (known, value) in values)
            if (known != name)
                other.values[known] = value;
        return other;
    }

    /// <summary>The values in the order of these names, as a model expects them.</summary>
    public float[] InOrder(IReadOnlyList<string> names) => [.. names.Select(n => values.GetValueOrDefault(n))];
}
