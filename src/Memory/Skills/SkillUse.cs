namespace TotalMemory.Skills;

/// <summary>One use of a skill.</summary>
/// <param name="IsObserved">Seen in a transcript; otherwise reported by an agent.</param>
public sealed record SkillUse(string Session, DateTimeOffset At, bool Success, string Notes, bool IsObserved);
