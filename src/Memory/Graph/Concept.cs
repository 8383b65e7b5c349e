namespace TotalMemory.Graph;

/// <summary>An entity, and how many records mention it.</summary>
public sealed record Concept(Entity Entity, int Records);
