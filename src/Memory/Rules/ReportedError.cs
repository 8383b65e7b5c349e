namespace TotalMemory.Rules;

/// <summary>An error reported by an agent.</summary>
public sealed record ReportedError
{
    public required string Description { get; init; }

    /// <summary>Any word: a cause (<c>wrong_assumption</c>) or a subject (<c>docker</c>).</summary>
    public required string Category { get; init; }

    /// <summary>1 to 5.</summary>
    public int Importance { get; init; } = 3;

    public string Fix { get; init; } = "";
    public string Context { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string Session { get; init; } = "";
}
