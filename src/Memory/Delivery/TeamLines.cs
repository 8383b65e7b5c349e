using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>What a briefing says of the team's words: what the person says nothing about. Pure.</summary>
internal static class TeamLines
{
    /// <summary>Chosen: a team must not be louder than the person.</summary>
    private const int Most = 8;

    public static IEnumerable<string> Write(IEnumerable<TeamRule> team, IEnumerable<KnowledgeRecord> own) =>
        TeamWording.NotSaidBy(team, own.Select(r => r.Text)).Take(Most).Select(t => $"- {TeamWording.Line(t)}");
}
