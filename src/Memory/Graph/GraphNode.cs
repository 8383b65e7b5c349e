namespace TotalMemory.Graph;

/// <summary>A node, its distance from the center, and its text.</summary>
public sealed record GraphNode(string Node, int Depth, string Text);
