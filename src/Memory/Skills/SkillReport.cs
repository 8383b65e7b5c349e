namespace TotalMemory.Skills;

/// <summary>A change to a skill, or a report of its use.</summary>
public sealed record SkillReport
{
    /// <summary>Whether it succeeded; null if it was only changed.</summary>
    public bool? Success { get; init; }

    public string Notes { get; init; } = "";

    /// <summary>Steps to append.</summary>
    public IReadOnlyList<string> NewSteps { get; init; } = [];

    public string? NewAntiPattern { get; init; }

    public string Session { get; init; } = "";
}
