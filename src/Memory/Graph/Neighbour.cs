namespace TotalMemory.Graph;

/// <summary>A record one step away, and the weight of the edge: 0 to 1.</summary>
public readonly record struct Neighbour(long Record, double Weight);
