namespace TotalMemory.Graph;

/// <summary>A thing that a text mentions.</summary>
/// <param name="Name">In lower case; of a file, the last part of its path.</param>
public readonly record struct Entity(EntityKind Kind, string Name);
