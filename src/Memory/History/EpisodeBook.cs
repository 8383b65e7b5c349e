using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Episodes: sessions as read from their transcripts, and those reported by agents.</summary>
public sealed class EpisodeBook(Database database, TimeProvider time)
{
    public static readonly IReadOnlyList<string> ReportedOutcomes = ["breakthrough", "failure", "routine", "discovery"];

    /// <summary>These, and the outcomes of sessions.</summary>
    public static readonly IReadOnlyList<string> AllOutcomes =
    [
        .. ReportedOutcomes,
        EpisodeOutcomes.Success,
        EpisodeOutcomes.Partial,
        EpisodeOutcomes.Unclear,
    ];

    /// <summary>Every report is a new episode.</summary>
    public Written Save(ProjectIdentity project, ReportedEpisode reported)
    {
        var now = time.GetUtcNow();
        var impact = Math.Clamp(reported.Impact, 0, 1);
        var draft = new Draft
        {
            Type = RecordType.Episode,
            Kind = reported.Outcome,
            Text = reported.Narrative,
            Context = ContextOf(reported.KeyInsight, reported.Tried),
            Tags = reported.Concepts,
            Identity = $"reported:{reported.Session}:{now.UtcTicks}:{Normalized.Identity(reported.Narrative)}",
            Importance = ImportanceOf(impact),
            Confidence = 0.7,
            Origin = Origin.Assistant,
            Source = RecordSource.Saved,
            Evidence = [Evidence.FromCall(reported.Session, reported.Narrative, now)],
        };
        var clean = CleanDraft.Prepare(draft, now);
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            var written = WritePath.Write(c, project.Id, clean, now);
            if (written.Id != 0)
                c.Episodes.Save(written.Id, impact, Math.Max(0, reported.Frustration));
            return written;
        });
    }

    /// <summary>The context of a reported episode.</summary>
    public static string ContextOf(string insight, IReadOnlyList<string> tried) =>
        string.Join(
            '\n',
            new[] { insight.Length > 0 ? "insight: " + insight : "", tried.Count > 0 ? "tried: " + string.Join("; ", tried) : "" }.Where(
                l => l.Length > 0
            )
        );

    /// <summary>1 to 5, from an impact of 0 to 1.</summary>
    public static int ImportanceOf(double impact) => 1 + (int)Math.Round(4 * impact);

    /// <summary>Episodes, latest first; if concepts are given, those that share most of them come first.</summary>
    /// <param name="among">Restricts to these records, in this order; null for all.</param>
    public IReadOnlyList<Episode> List(EpisodeQuery q, IReadOnlyList<long>? among = null)
    {
        using var c = database.Open();
        var order = among?.Index().ToDictionary(a => a.Item, a => a.Index);
        var all = c
            .Episodes.All(q.Project)
            .Where(e =>
                (order is null || order.ContainsKey(e.Record.Id))
                && (q.Outcome is null || IsOutcome(e.Record.Kind, q.Outcome))
                && e.Impact >= q.MinImpact - 1e-9
            );
        var shared = all.Select(e => (Episode: e, Shared: q.Concepts.Count(w => Mentions(e.Record, w))))
            .Where(e => q.Concepts.Count == 0 || e.Shared > 0);
        return
        [
            .. shared
                .OrderByDescending(e => e.Shared)
                .ThenBy(e => order?[e.Episode.Record.Id] ?? 0)
                .ThenByDescending(e => e.Episode.Record.Confirmed)
                .ThenByDescending(e => e.Episode.Record.Id)
                .Take(Math.Max(0, q.Limit))
                .Select(e => e.Episode),
        ];
    }

    // A successful session counts as routine.
    private static bool IsOutcome(string kind, string asked) =>
        kind == asked || (asked == "routine" && (kind is EpisodeOutcomes.Success or EpisodeOutcomes.Partial));

    private static bool Mentions(KnowledgeRecord r, string concept) =>
        r.Tags.Contains(concept, StringComparer.OrdinalIgnoreCase)
        || r.Text.Contains(concept, StringComparison.OrdinalIgnoreCase)
        || r.Context.Contains(concept, StringComparison.OrdinalIgnoreCase);
}
