using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Recall;

/// <summary>
/// Adds matching team rules to the person's own hits: after them, and within the query's limits. Matched by words only, since a team's
/// rules for a project are a page or two.
/// </summary>
public sealed class TeamRecall(Database database)
{
    /// <summary>Share of a full answer given to team rules (chosen: visible, but not dominant).</summary>
    private const int Share = 4;

    /// <summary>Minimum share of the query, or of the rule, contained in the other (chosen: one word of a short question).</summary>
    private const double LeastCovered = 0.25;

    /// <summary>The person's own hits followed by team rules, together within the query's limits.</summary>
    public RecallResult AddTo(RecallQuery query, RecallResult own)
    {
        if (query.Limit <= 0 || query.MaxTokens <= 0 || !MayAnswer(query))
            return own;
        using var c = database.Open();
        var said = query.Project is { } project ? TeamBook.RulesFor(c, project) : c.Teams.All(null);
        if (said.Count == 0)
            return own;
        var about = TeamWording.NotSaidBy(Rank(query.Text, said), own.Hits.Select(h => h.Record.Text));
        var room = Math.Max(query.Limit - own.Hits.Count, query.Limit / Share);
        var team = Within(about.Take(room), query.MaxTokens, own.Hits);
        return own with { Hits = [.. own.Hits.Take(query.Limit - team.Count)], Team = team };
    }

    // Only rules and conventions are shared.
    private static bool MayAnswer(RecallQuery query) =>
        query is { Since: null, Until: null }
        && query.Kind is null or FactKinds.Convention or FactKinds.Preference
        && (query.Types is null || query.Types.Contains(RecordType.Rule) || query.Types.Contains(RecordType.Fact));

    private static List<TeamRule> Within(IEnumerable<TeamRule> team, int? most, IReadOnlyList<Hit> own)
    {
        var tokens = own.Sum(h => Tokens.Estimate(h.Record.Text));
        var within = new List<TeamRule>();
        foreach (var rule in team)
            if (most is null || (tokens += Tokens.Estimate(rule.Text)) <= most)
                within.Add(rule);
        return within;
    }

    /// <summary>Rules about the query, best first; rare words count more. Pure.</summary>
    internal static IEnumerable<TeamRule> Rank(string query, IReadOnlyList<TeamRule> said)
    {
        var asked = Terms(query);
        var texts = said.Where(t => !t.IsOff).Select(t => (Rule: t, Terms: Terms(t.Text))).ToList();
        var rarity = asked.ToDictionary(
            a => a,
            a => Math.Log(1 + (double)texts.Count / Math.Max(1, texts.Count(t => t.Terms.Contains(a))))
        );
        return texts
            .Select(t => (t.Rule, Covered: Coverage(t.Terms, asked, rarity)))
            .Where(t => t.Covered >= LeastCovered)
            .OrderByDescending(t => t.Covered)
            .ThenByDescending(t => t.Rule.Shared)
            .ThenBy(t => t.Rule.Id)
            .Select(t => t.Rule);
    }

    private static double Coverage(HashSet<string> text, HashSet<string> asked, Dictionary<string, double> rarity)
    {
        var shared = asked.Where(text.Contains).ToList();
        return shared.Count == 0 ? 0 : Math.Max(shared.Sum(s => rarity[s]) / rarity.Values.Sum(), (double)shared.Count / text.Count);
    }

    // Stemmed, so that "pushing" finds "push".
    private static HashSet<string> Terms(string text)
    {
        var words = Words.Extract(string.Join(' ', QueryTerms.Choose(text)));
        return [.. words.Content, .. words.Exact];
    }
}
