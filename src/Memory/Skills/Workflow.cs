namespace TotalMemory.Skills;

/// <summary>A sequence of steps that several sessions share.</summary>
/// <param name="Verbs">Its steps, in order.</param>
/// <param name="Commands">One per step: the command if it was repeated, otherwise the verb and <c>…</c>.</param>
/// <param name="Uses">One per session.</param>
public sealed record Workflow(IReadOnlyList<string> Verbs, IReadOnlyList<string> Commands, IReadOnlyList<WorkflowUse> Uses)
{
    public string Key => string.Join(" > ", Verbs);
}
