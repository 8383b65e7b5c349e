using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>What is known of a project when its briefing is written.</summary>
/// <param name="Rules">Active rules and insights of the project, and those that hold everywhere.</param>
/// <param name="Facts">Active facts of the project and global ones.</param>
/// <param name="Errors">Active errors with what fixed them.</param>
/// <param name="LastEpisode">The project's latest session.</param>
public sealed record BriefingMaterial(
    string Project,
    IReadOnlyList<KnowledgeRecord> Rules,
    IReadOnlyList<KnowledgeRecord> Facts,
    IReadOnlyList<ErrorFrequency> Errors,
    KnowledgeRecord? LastEpisode
)
{
    /// <summary>What colleagues shared.</summary>
    public IReadOnlyList<TeamRule> Team { get; init; } = [];
}
