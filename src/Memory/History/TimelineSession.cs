using TotalMemory.Knowledge;

namespace TotalMemory.History;

/// <summary>A session in a project's order.</summary>
/// <param name="Number">From 1, the oldest first.</param>
/// <param name="Episode">Its summary; null if nobody asked anything.</param>
public sealed record TimelineSession(
    string Id,
    int Number,
    string Client,
    string Project,
    string? Branch,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string? Episode,
    string? Outcome,
    IReadOnlyList<KnowledgeRecord> Learned
);
