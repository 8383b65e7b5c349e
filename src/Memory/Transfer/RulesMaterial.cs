using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Transfer;

/// <summary>The content of a project's rules file.</summary>
/// <param name="Rules">Active rules and insights that do not wait for review.</param>
/// <param name="Conventions">The person's own words on how things are done.</param>
public sealed record RulesMaterial(
    string Project,
    DateTimeOffset At,
    IReadOnlyList<KnowledgeRecord> Rules,
    IReadOnlyList<KnowledgeRecord> Conventions
)
{
    /// <summary>The team's rules that do not repeat or contradict the person's.</summary>
    public IReadOnlyList<TeamRule> Team { get; init; } = [];

    public bool IsEmpty => Rules.Count + Conventions.Count + Team.Count == 0;
}
