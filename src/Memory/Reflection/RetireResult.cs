namespace TotalMemory.Reflection;

/// <param name="Reflection">0 when nothing was changed.</param>
/// <param name="IsTooMuch">More than may be removed without a person's consent.</param>
public sealed record RetireResult(IReadOnlyList<PlannedChange> Changes, long Reflection, bool IsTooMuch);
