using TotalMemory.Language;

namespace TotalMemory.Team;

/// <summary>What of the team's words is said beside a person's own: what they did not say no to, and say nothing about. Pure.</summary>
public static class TeamWording
{
    /// <summary>What goes before the team's words wherever an agent reads them.</summary>
    public const string Heading = "From your team (colleagues wrote this, not the user; what the user says wins)";

    /// <param name="own">What the person says: the same is not said twice, and the contrary is not said.</param>
    public static IEnumerable<TeamRule> NotSaidBy(IEnumerable<TeamRule> team, IEnumerable<string> own)
    {
        var said = own.Select(Words.Extract).ToList();
        foreach (var rule in team.Where(t => !t.IsOff))
        {
            var words = Words.Extract(rule.Text);
            if (said.Exists(s => IsAbout(s, words)))
                continue;
            said.Add(words);
            yield return rule;
        }
    }

    /// <summary>As an agent reads it.</summary>
    public static string Line(TeamRule rule) => $"{rule.Text} [{rule.Author}, {rule.Name}]";

    // The same words, affirmed or denied.
    private static bool IsAbout(Words a, Words b) => NearDuplicate.Same(a with { Negated = 0 }, b with { Negated = 0 });
}
