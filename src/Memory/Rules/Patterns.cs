using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Reports a project's errors and rules over some days.</summary>
public sealed class Patterns(Database database, TimeProvider time)
{
    /// <summary>A rule not used for this long is stale (chosen: as in total-agent-memory).</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(60);

    private const int Most = 15; // chosen: one screen

    public PatternReport Report(string? project, int days)
    {
        var now = time.GetUtcNow();
        using var c = database.Open();
        var times = c.Evidence.Occurrences(RecordType.Error, project);
        var errors = c.RecordLists.Active(project, RecordType.Error).Select(r => (Record: r, Evidence: times[r.Id].ToList())).ToList();
        var since = now - TimeSpan.FromDays(days);
        var recent = errors
            .Select(e => (e.Record, Evidence: e.Evidence.Where(x => x.At >= since).ToList()))
            .Where(e => e.Evidence.Count > 0)
            .ToList();
        var rules = c.Rules.All(project);
        var weeks = Enumerable.Range(0, 4).Select(w => errors.Sum(e => e.Evidence.Count(x => Week(now - x.At) == 3 - w)));
        return new PatternReport(
            [
                .. recent
                    .GroupBy(e => ErrorFrequency.SubjectOf(e.Record) ?? e.Record.Tool ?? "other")
                    .Select(g => new ErrorKind(g.Key, g.Sum(e => e.Evidence.Count)))
                    .OrderByDescending(k => k.Times)
                    .ThenBy(k => k.Name, StringComparer.Ordinal)
                    .Take(Most),
            ],
            [.. Repeated(recent.Where(e => e.Evidence.Count > 1).Select(e => ErrorFrequency.Measure(e.Record, e.Evidence)))],
            [.. Candidates(rules)],
            [.. rules.OrderByDescending(r => r.IsProven).ThenByDescending(r => r.Record.Confidence).ThenBy(r => r.Id).Take(Most)],
            [.. weeks]
        );
    }

    private static IEnumerable<ErrorFrequency> Repeated(IEnumerable<ErrorFrequency> errors) =>
        errors.OrderByDescending(p => p.Sessions).ThenByDescending(p => p.Times).ThenBy(p => p.Error.Id).Take(Most);

    private static IEnumerable<Rule> Candidates(IEnumerable<Rule> rules) =>
        rules
            .Where(r => !r.IsProven && r.Record.Status == RecordStatus.Active)
            .OrderByDescending(r => r.Record.Importance)
            .ThenByDescending(r => r.Record.Confidence)
            .ThenBy(r => r.Id)
            .Take(Most);

    /// <summary>True if the rule was not used for 60 days.</summary>
    public static bool IsStale(Rule rule, DateTimeOffset now) =>
        now - (rule.Votes.LastFired is { } fired && fired > rule.Record.Confirmed ? fired : rule.Record.Confirmed) > StaleAfter;

    private static int Week(TimeSpan age) => age < TimeSpan.Zero ? 0 : (int)(age.TotalDays / 7);
}
