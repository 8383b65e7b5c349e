namespace TotalMemory.Rules;

/// <summary>An insight or rule to be noted.</summary>
public sealed record NotedInsight
{
    public required string Text { get; init; }
    public string Category { get; init; } = "";
    public string Context { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Records it was learned from.</summary>
    public IReadOnlyList<long> Sources { get; init; } = [];

    public string Session { get; init; } = "";
    public bool IsEverywhere { get; init; }

    /// <summary>Initial importance, 1 to 5: 2 for a thought, 3 for one from three errors, 5 for a stated rule.</summary>
    public int Importance { get; init; } = 2;

    /// <summary>Starts as a rule, because somebody states it; otherwise as an insight.</summary>
    public bool IsRule { get; init; }
}
