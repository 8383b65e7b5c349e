namespace TotalMemory.History;

/// <summary>An episode reported by an agent.</summary>
public sealed record ReportedEpisode
{
    public required string Narrative { get; init; }

    /// <summary><c>breakthrough</c>, <c>failure</c>, <c>routine</c> or <c>discovery</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>0 to 1.</summary>
    public double Impact { get; init; } = 0.5;

    public IReadOnlyList<string> Concepts { get; init; } = [];
    public IReadOnlyList<string> Tried { get; init; } = [];
    public string KeyInsight { get; init; } = "";
    public int Frustration { get; init; }
    public string Session { get; init; } = "";
}
