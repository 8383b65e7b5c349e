using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>Loads what a briefing may say about a project.</summary>
internal sealed class BriefingStore(MemoryConnection c)
{
    /// <summary>How many of the latest sessions are checked for one that is over: rarely are as many open at once (chosen).</summary>
    private const int MostOpen = 12;

    /// <summary>A session counts as over if its last event is this much older than the latest event of any session (chosen).</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(12);

    // True if the session's hooks have sent no end and are not silent for long: it still runs, here or in another window.
    private bool IsOpen(KnowledgeRecord episode) =>
        c.List(
                """
                SELECT event, at, (SELECT at FROM hook_event ORDER BY id DESC LIMIT 1) AS latest FROM hook_event
                WHERE session = $session ORDER BY at DESC, id DESC LIMIT 1
                """,
                r => r.Text("event") != HookEventName.SessionEnd && r.Time("latest") - r.Time("at") < Silence,
                ("$session", Supersession.FirstIdentity(episode.Identity))
            )
            .FirstOrDefault();

    /// <summary>The rules that may be said: without those that wait to be confirmed.</summary>
    public IEnumerable<KnowledgeRecord> Sayable(IEnumerable<KnowledgeRecord> rules)
    {
        var waiting = c.Rules.Waiting();
        return rules.Where(r => !waiting.Contains(r.Id));
    }

    public BriefingMaterial Load(string project, string name) =>
        new(
            name,
            [.. Sayable(c.RecordLists.InProject(project, RecordType.Rule, 400))],
            c.RecordLists.Sayable(project, RecordType.Fact, 400),
            c.List(
                $"""
                SELECT {RecordRow.Columns}, count(e.id) AS occurrences, count(DISTINCT e.session) AS sessions FROM {RecordRow.From}
                JOIN evidence e ON e.record = r.id AND e.role = 'source'
                WHERE r.type = 'error' AND r.status = 'active' AND r.fix IS NOT NULL AND {Visibility.Sql}
                AND {EvidenceStore.IsNoRepetition("e")}
                AND NOT EXISTS (SELECT 1 FROM rule_source s JOIN rule u ON u.record = s.rule JOIN record x ON x.id = s.rule
                    WHERE s.record = r.id AND u.waits IS NULL AND x.status = 'active')
                GROUP BY r.id HAVING count(DISTINCT e.session) > 2 OR (count(DISTINCT e.session) > 1 AND coalesce(r.said, 1) >= $again)
                ORDER BY count(DISTINCT e.session) DESC, count(e.id) DESC LIMIT 40
                """,
                r => new ErrorFrequency(RecordRow.Read(r), r.Int("occurrences"), r.Int("sessions")),
                ("$project", project),
                ("$again", KnowledgeRecord.ThresholdSaidAgain)
            ),
            c.RecordLists.InProject(project, RecordType.Episode, MostOpen).FirstOrDefault(e => e.Project == project && !IsOpen(e))
                is { } last
            && OwnWordsCheck.HasGoalInOwnWords(last)
                ? last
                : null
        )
        {
            Team = TeamBook.RulesFor(c, project),
        };
}
