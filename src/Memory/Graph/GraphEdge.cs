namespace TotalMemory.Graph;

/// <summary>An edge between two nodes: a relation between records, or a record that mentions an entity.</summary>
public sealed record GraphEdge(string From, string To, string Type);
