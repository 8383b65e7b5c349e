using TotalMemory.Storage;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Finds rule candidates in people's repeated requests, by project. Caches its results in this process, so that only projects with new
/// requests are grouped again, and only new messages are split.
/// </summary>
internal sealed class AskBook
{
    /// <summary>Maximum number of a project's requests that are compared, the newest (chosen).</summary>
    private const int MostOfAProject = 1_500;

    private readonly Lock gate = new();
    private readonly AskReader reader = new();
    private readonly Dictionary<string, ProjectCandidates> worked = new(StringComparer.Ordinal);
    private IReadOnlyList<string> texts = [];

    public IReadOnlyList<RuleCandidate> Candidates(MemoryConnection c)
    {
        var messages = c.Asks.Messages();
        var vectors = c.AskVectors.All();
        lock (gate)
        {
            var asks = reader.Read(messages);
            var projects = asks.GroupBy(a => a.Project)
                .Where(p => p.Any(a => a.IsSaidAgain) || p.Select(a => a.Session).Distinct().Count() > 1)
                .ToList();
            texts = [.. projects.SelectMany(p => p).Select(a => a.Text).Distinct(StringComparer.Ordinal)];
            return [.. projects.SelectMany(p => Candidates(p.Key, [.. p.TakeLast(MostOfAProject)], vectors))];
        }
    }

    /// <summary>Texts that the last review compared.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (gate)
                return texts;
        }
    }

    private IReadOnlyList<RuleCandidate> Candidates(string project, IReadOnlyList<Ask> asks, AskVectors vectors)
    {
        var known = vectors.Centered(asks.Select(a => a.Text));
        var mark = new HashCode();
        mark.Add(known.Count);
        foreach (var ask in asks)
        {
            mark.Add(ask.Text, StringComparer.Ordinal);
            mark.Add(ask.Session, StringComparer.Ordinal);
            mark.Add(ask.Evidence.Line);
        }
        var state = mark.ToHashCode();
        if (worked.TryGetValue(project, out var before) && before.State == state)
            return before.Candidates;
        var candidates = AskCandidates.Find(asks, known);
        worked[project] = new ProjectCandidates(state, candidates);
        return candidates;
    }

    private sealed record ProjectCandidates(int State, IReadOnlyList<RuleCandidate> Candidates);
}
