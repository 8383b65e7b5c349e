namespace TotalMemory.Skills;

/// <summary>A session that contains the workflow.</summary>
/// <param name="Steps">The matching steps.</param>
/// <param name="Success">It was completed.</param>
public sealed record WorkflowUse(WorkSession Session, IReadOnlyList<WorkStep> Steps, bool Success);
