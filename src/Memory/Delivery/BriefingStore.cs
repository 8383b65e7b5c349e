using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>Gathers what a briefing may say of a project.</summary>
internal static class BriefingStore
{
    /// <summary>So many windows are open at once at most.</summary>
    private const int MostOpen = 12;

    /// <summary>A session that says nothing for so long while others do is over, whether it said so or not.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(12);

    // Told by hooks, and not over: it runs here or in another window, and is not the last session yet.
    private static bool IsOpen(SqliteConnection c, KnowledgeRecord episode) =>
        c.List(
                """
                SELECT event, at, (SELECT at FROM hook_event ORDER BY id DESC LIMIT 1) FROM hook_event
                WHERE session = $session ORDER BY at DESC, id DESC LIMIT 1
                """,
                r => r.GetString(0) != "SessionEnd" && r.Time(2) - r.Time(1) < Silence,
                ("$session", episode.Identity)
            )
            .FirstOrDefault();

    /// <summary>Without the rules that wait to be confirmed.</summary>
    public static IEnumerable<KnowledgeRecord> Spoken(SqliteConnection c, IEnumerable<KnowledgeRecord> rules)
    {
        var waiting = RuleStore.Waiting(c);
        return rules.Where(r => !waiting.Contains(r.Id));
    }

    public static BriefingMaterial Of(SqliteConnection c, string project, string name) =>
        new(
            name,
            [.. Spoken(c, KnowledgeStore.OfProject(c, project, RecordType.Rule, 400))],
            KnowledgeStore.Sayable(c, project, RecordType.Fact, 400),
            c.List(
                $"""
                SELECT {KnowledgeStore.Columns}, count(e.id), count(DISTINCT e.session) FROM {KnowledgeStore.From}
                JOIN evidence e ON e.record = r.id AND e.role = 'source'
                WHERE r.type = 'error' AND r.status = 'active' AND r.rule IS NOT NULL AND {KnowledgeStore.Seen}
                GROUP BY r.id HAVING count(DISTINCT e.session) > 2 OR (count(DISTINCT e.session) > 1 AND coalesce(r.said, 1) >= $again)
                ORDER BY count(DISTINCT e.session) DESC, count(e.id) DESC LIMIT 40
                """,
                r => (KnowledgeStore.Read(r), r.GetInt32(r.FieldCount - 2), r.GetInt32(r.FieldCount - 1)),
                ("$project", project),
                ("$again", KnowledgeRecord.SaidAgain)
            ),
            KnowledgeStore.OfProject(c, project, RecordType.Episode, MostOpen).FirstOrDefault(e => e.Project == project && !IsOpen(c, e))
        );
}
