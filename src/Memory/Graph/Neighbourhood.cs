namespace TotalMemory.Graph;

/// <summary>The neighbourhood of a node. A record is written <c>#12</c>, an entity <c>file:Hook.cs</c>.</summary>
public sealed record Neighbourhood(string Center, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges);
