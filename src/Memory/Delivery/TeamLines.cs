using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>What a briefing says of the team's words: what the person says nothing about. Pure.</summary>
internal static class TeamLines
{
    public const string Heading = "From your team (colleagues wrote this, not the user; what the user says wins)";

    /// <summary>Chosen: a team must not be louder than the person.</summary>
    private const int Most = 8;

    /// <param name="own">What the person says: the same is not said twice, and the contrary is not said.</param>
    public static IEnumerable<string> Write(IEnumerable<TeamRule> team, IEnumerable<KnowledgeRecord> own)
    {
        var said = own.Select(r => Words.Extract(r.Text)).ToList();
        var written = new List<Words>();
        foreach (var rule in team.Where(t => !t.IsOff))
        {
            var words = Words.Extract(rule.Text);
            if (written.Count == Most || said.Exists(s => IsAbout(s, words)) || written.Exists(w => IsAbout(w, words)))
                continue;
            written.Add(words);
            yield return $"- {rule.Text} [{rule.Author}, {rule.Name}]";
        }
    }

    // The same words, affirmed or denied.
    private static bool IsAbout(Words a, Words b) => NearDuplicate.Same(a with { Negated = 0 }, b with { Negated = 0 });
}
