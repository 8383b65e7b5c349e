namespace TotalMemory.Reflection;

/// <summary>A reflection and what it changed, or would have changed.</summary>
public readonly record struct ReflectionStory(ReflectionEntry Entry, IReadOnlyList<ReflectionLine> Lines);
