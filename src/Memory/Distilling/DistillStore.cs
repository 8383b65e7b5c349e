using TotalMemory.Storage;

namespace TotalMemory.Distilling;

/// <summary>Which sessions a language model has processed, and what that cost.</summary>
internal sealed class DistillStore(MemoryConnection c)
{
    /// <summary>The newest inactive session that is not a fork and has turns the model has not seen; null if there is none.</summary>
    public WaitingSession? Next(DateTimeOffset endedBefore, DateTimeOffset endedAfter)
    {
        return c.First(
            """
            SELECT t.id, s.id AS session, s.project, t.path, t.turns
            FROM session s JOIN transcript t ON t.session = s.id AND t.agent IS NULL
            WHERE s.ended < $before AND s.ended > $after AND s.forked_from IS NULL AND t.turns >= 4 AND t.extracted = t.turns
            AND NOT EXISTS (SELECT 1 FROM distillation d WHERE d.session = s.id AND d.turns = t.turns AND d.outcome <> 'failed')
            ORDER BY s.ended DESC LIMIT 1
            """,
            r => new WaitingSession(r.Long("id"), r.Text("session"), r.Text("project"), r.Text("path"), r.Int("turns")),
            ("$before", endedBefore),
            ("$after", endedAfter)
        );
    }

    public void Add(string session, int turns, DateTimeOffset at, long input, long output, string outcome, int items) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO distillation (session, turns, at, input, output, outcome, items)
            VALUES ($session, $turns, $at, $input, $output, $outcome, $items)
            """,
            ("$session", session),
            ("$turns", turns),
            ("$at", at),
            ("$input", input),
            ("$output", output),
            ("$outcome", outcome),
            ("$items", items)
        );

    /// <summary>Tokens in and out since a point in time, and calls by outcome.</summary>
    public LanguageModelMeter Meter(DateTimeOffset since) =>
        c.List(
            """
            SELECT coalesce(sum(input), 0) AS input, coalesce(sum(output), 0) AS output, count(*) AS calls,
                coalesce(sum(outcome = 'failed'), 0) AS failed, coalesce(sum(items), 0) AS items
            FROM distillation WHERE at >= $since
            """,
            r => new LanguageModelMeter(
                r.Long("input"),
                r.Long("output"),
                r.Int("calls"),
                r.Int("failed"),
                r.Int("items"),
                c.Markers.Read(Distiller.PausedUntil)
            ),
            ("$since", since)
        )[0];
}
