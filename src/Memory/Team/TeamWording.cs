using TotalMemory.Language;

namespace TotalMemory.Team;

/// <summary>Selects and phrases the team's rules shown beside a person's own. Pure.</summary>
public static class TeamWording
{
    /// <summary>The heading above the team's rules wherever an agent reads them.</summary>
    public const string Heading = "From your team (colleagues wrote this, not the user; what the user says wins)";

    /// <param name="own">The person's own statements: team rules that repeat or contradict them are left out.</param>
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

    /// <summary>A rule as an agent reads it.</summary>
    public static string Line(TeamRule rule) => $"{rule.Text} [{rule.Author}, {rule.Name}]";

    // The same statement, affirmed or negated.
    private static bool IsAbout(Words a, Words b) => NearDuplicate.Same(a with { Negated = 0 }, b with { Negated = 0 });
}
