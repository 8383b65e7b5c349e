using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Counts occasions by day.</summary>
internal sealed class ProofStore(MemoryConnection c)
{
    /// <summary>Judged occasions by UTC day, without overridden ones.</summary>
    public List<OccasionDay> Days(string? project) =>
        c.List(
            $"""
            SELECT o.at / 86400000 AS day, count(*) AS judged, sum(o.outcome = 'violated') AS repeated
            FROM occasion o JOIN record r ON r.id = o.rule
            WHERE o.outcome IN ('obeyed', 'violated') AND r.status IN ('active', 'suspended') AND {Visibility.Sql}
            GROUP BY day ORDER BY day
            """,
            r => new OccasionDay(DateOnly.FromDayNumber(DaysBeforeUnix + r.Int("day")), r.Int("judged"), r.Int("repeated")),
            ("$project", project)
        );

    /// <summary>Rules whose mistakes were repeated since a time, most frequent first.</summary>
    public List<RepeatedRule> Repeated(string? project, DateTimeOffset since, int most) =>
        c.List(
            $"""
            SELECT r.id, r.text, count(*) AS judged, sum(o.outcome = 'violated') AS repeated
            FROM occasion o JOIN record r ON r.id = o.rule
            WHERE o.outcome IN ('obeyed', 'violated') AND o.at > $since AND r.status IN ('active', 'suspended') AND {Visibility.Sql}
            GROUP BY r.id HAVING repeated > 0 ORDER BY repeated DESC, r.id LIMIT $most
            """,
            r => new RepeatedRule(r.Long("id"), r.Text("text"), r.Int("judged"), r.Int("repeated")),
            ("$project", project),
            ("$since", since),
            ("$most", most)
        );

    private static readonly int DaysBeforeUnix = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
