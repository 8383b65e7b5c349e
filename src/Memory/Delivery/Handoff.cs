namespace TotalMemory.Delivery;

/// <summary>What the next session needs to go on with this one.</summary>
/// <param name="Goal">What the person first asked for, in their words; null when they asked for nothing.</param>
/// <param name="LastRequest">What they asked last; null if it is the goal.</param>
/// <param name="State">The agent's last words; null if it said nothing after the last request.</param>
/// <param name="Ending">How it stopped: answered, stopped by the person, not answered.</param>
/// <param name="Open">What is left: tasks that are not done, and commands that failed and did not succeed afterwards.</param>
/// <param name="Failure">The last command that failed and did not succeed afterwards.</param>
/// <param name="Files">Files that were changed, the latest first.</param>
/// <param name="Decided">What the person decided or taught in it.</param>
public sealed record Handoff(
    HandoffSession Session,
    string? Goal,
    string? LastRequest,
    string? State,
    HandoffEnding Ending,
    IReadOnlyList<string> Open,
    FailedCommand? Failure,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Decided
);
