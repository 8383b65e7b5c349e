namespace TotalMemory.Skills;

/// <summary>The steps of one session, in order.</summary>
/// <param name="Goal">The person's goal, from its episode; empty if unknown.</param>
public sealed record WorkSession(string Id, string Goal, IReadOnlyList<WorkStep> Steps);
