namespace TotalMemory.History;

/// <summary>Which of a project's episodes to list.</summary>
public sealed record EpisodeQuery
{
    /// <summary>Null only for a person who asked for all.</summary>
    public string? Project { get; init; }

    /// <summary>total-agent-memory's words, or those of sessions: <c>success</c>, <c>partial</c>, <c>unclear</c>.</summary>
    public string? Outcome { get; init; }

    public double MinImpact { get; init; }
    public IReadOnlyList<string> Concepts { get; init; } = [];
    public int Limit { get; init; } = 10;
}
