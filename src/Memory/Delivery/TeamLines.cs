using TotalMemory.Knowledge;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>The team's rules in a briefing: those that the person's own rules and facts do not cover. Pure.</summary>
internal static class TeamLines
{
    /// <summary>Chosen so that the team's lines do not outweigh the person's own.</summary>
    private const int Most = 8;

    public static IEnumerable<string> Write(IEnumerable<TeamRule> team, IEnumerable<KnowledgeRecord> own) =>
        TeamWording.NotSaidBy(team, own.Select(r => r.Text)).Take(Most).Select(t => $"- {TeamWording.Line(t)}");
}
