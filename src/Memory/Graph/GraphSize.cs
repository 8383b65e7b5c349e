namespace TotalMemory.Graph;

/// <summary>Sizes of the visible part of the graph.</summary>
public sealed record GraphSize(
    int Records,
    IReadOnlyDictionary<string, int> Entities,
    IReadOnlyDictionary<string, int> Relations,
    int Mentions
);
