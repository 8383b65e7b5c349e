using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Sessions, and what was learned in each.</summary>
public sealed class SessionTimeline(Database database, IRecall recaller)
{
    private const int MostLearned = 12; // chosen: one screen
    private const int MostHits = 50; // chosen

    /// <summary>The requested sessions, oldest first, and the total number of the project's sessions.</summary>
    public async Task<TimelinePage> FindAsync(TimelineQuery q, CancellationToken cancel = default)
    {
        var about = string.IsNullOrWhiteSpace(q.Text) ? null : await AboutAsync(q.Text, q, cancel);
        using var c = database.Open();
        var all = c.History.Sessions(q.Project);
        var chosen = all.Where(s => (q.Since is null || s.Ended >= q.Since) && (q.Until is null || s.Started <= q.Until));
        if (q.Number is { } number)
            chosen = chosen.Where(s => s.Number == (number > 0 ? number : all.Count + 1 + number));
        if (q.Ago is { } ago)
            chosen = chosen.Where(s => s.Number == all.Count - ago);
        if (about is not null)
        {
            var sessions = about
                .SelectMany(h => c.Evidence.ForRecord(h.Record.Id))
                .Select(e => e.Session)
                .ToHashSet(StringComparer.Ordinal);
            chosen = chosen.Where(s => sessions.Contains(s.Id));
        }
        return new(
            all.Count,
            [.. chosen.TakeLast(Math.Max(0, q.Limit)).Select(s => s with { Learned = c.History.LearnedIn(s.Id, q.Project, MostLearned) })]
        );
    }

    private async Task<IReadOnlyList<Hit>> AboutAsync(string text, TimelineQuery q, CancellationToken cancel)
    {
        var wanted = new RecallQuery
        {
            Text = text,
            Project = q.Project,
            Since = q.Since,
            Until = q.Until,
            Limit = MostHits,
        };
        return (await recaller.RecallAsync(wanted, cancel: cancel)).Hits;
    }
}
