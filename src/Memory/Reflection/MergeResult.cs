namespace TotalMemory.Reflection;

/// <param name="Reflection">0 when nothing was changed.</param>
public sealed record MergeResult(IReadOnlyList<MergeGroup> Groups, long Reflection);
