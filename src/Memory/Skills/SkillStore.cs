using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Skills;

/// <summary>Rows of skills and their practice, and the steps that sessions took.</summary>
internal static class SkillStore
{
    private const int MostSessions = 200;
    private const int First = KnowledgeStore.Behind;

    public static List<Skill> All(SqliteConnection c, string? project) =>
        Read(c, $"r.status = 'active' AND {KnowledgeStore.Seen}", ("$project", project));

    public static Skill? Find(SqliteConnection c, long id) => Read(c, "r.id = $id AND r.status = 'active'", ("$id", id)).FirstOrDefault();

    public static void Save(
        SqliteConnection c,
        long record,
        string name,
        IEnumerable<string> steps,
        IEnumerable<string> antiPatterns,
        string? pattern
    ) =>
        c.Execute(
            """
            INSERT INTO skill (record, name, steps, anti_patterns, pattern) VALUES ($record, $name, $steps, $anti, $pattern)
            ON CONFLICT (record) DO UPDATE SET name = excluded.name, steps = excluded.steps, anti_patterns = excluded.anti_patterns,
            pattern = excluded.pattern
            """,
            ("$record", record),
            ("$name", Redactor.Redact(name)),
            ("$steps", Lines(steps)),
            ("$anti", Lines(antiPatterns)),
            ("$pattern", pattern)
        );

    public static void AddUse(SqliteConnection c, long skill, SkillUse use) =>
        c.Execute(
            "INSERT INTO skill_use (skill, session, at, success, notes, source) VALUES ($skill, $session, $at, $success, $notes, $source)",
            ("$skill", skill),
            ("$session", use.Session),
            ("$at", use.At),
            ("$success", use.Success ? 1 : 0),
            ("$notes", use.Notes),
            ("$source", use.IsObserved ? "observed" : "reported")
        );

    /// <summary>Forgets what was observed of a skill, to be worked out anew; what was reported stays.</summary>
    public static void ClearObserved(SqliteConnection c, long skill) =>
        c.Execute("DELETE FROM skill_use WHERE skill = $skill AND source = 'observed'", ("$skill", skill));

    /// <summary>Active skills of a project that were observed, by pattern.</summary>
    public static Dictionary<string, long> Observed(SqliteConnection c, string project) =>
        c.List(
                """
                SELECT s.pattern, s.record FROM skill s JOIN record r ON r.id = s.record WHERE s.pattern IS NOT NULL
                AND r.project = $project AND r.status = 'active'
                """,
                r => (r.GetString(0), r.GetInt64(1)),
                ("$project", project)
            )
            .DistinctBy(s => s.Item1)
            .ToDictionary();

    /// <summary>The latest sessions of a project with the commands they ran, oldest first; a fork counts as its root.</summary>
    public static List<WorkSession> Sessions(SqliteConnection c, string project)
    {
        var calls = c.List(
            $"""
            WITH latest AS (SELECT id, coalesce(forked_from, id) AS root, project FROM session
            WHERE id IN (SELECT session FROM session_in WHERE project = $project) ORDER BY ended DESC LIMIT {MostSessions})
            SELECT s.root, u.text, u.at, t.path, u.line, (SELECT r.outcome FROM turn r WHERE r.transcript = u.transcript
            AND r.call = u.call AND r.kind = 'toolresult' AND r.outcome <> 'running' LIMIT 1)
            FROM latest s JOIN transcript t ON t.session = s.id JOIN turn u ON u.transcript = t.id
            WHERE {Projects.LineProjectStore.OfTurn} = $project AND u.kind = 'toolcall'
            AND u.tool IN (SELECT value FROM json_each($shells)) ORDER BY u.at, u.transcript, u.line, u.part
            """,
            r =>
                (
                    Session: r.GetString(0),
                    Text: r.GetString(1),
                    At: r.Time(2),
                    File: r.GetString(3),
                    Line: r.GetInt32(4),
                    Outcome: r.Text(5)
                ),
            ("$project", project),
            ("$shells", $"[{string.Join(',', Transcripts.ToolNames.Shells.Select(s => $"\"{s}\""))}]")
        );
        var goals = c.List(
                """
                SELECT e.session, r.text FROM record r JOIN evidence e ON e.record = r.id WHERE r.type = 'episode'
                AND r.project = $project AND r.status = 'active' ORDER BY e.id
                """,
                r => (r.GetString(0), r.GetString(1)),
                ("$project", project)
            )
            .DistinctBy(g => g.Item1)
            .ToDictionary();
        return
        [
            .. calls
                .DistinctBy(x => (x.Session, x.At, x.Text))
                .GroupBy(x => x.Session)
                .Select(s => new WorkSession(
                    s.Key,
                    goals.GetValueOrDefault(s.Key, ""),
                    [
                        .. s.SelectMany(x =>
                            WorkSteps.Of(x.Text).Select(v => new WorkStep(v.Verb, v.Command, Succeeded(x.Outcome), x.At, x.File, x.Line))
                        ),
                    ]
                )),
        ];
    }

    private static bool? Succeeded(string? outcome) =>
        outcome switch
        {
            null => null,
            "ok" or "nomatch" => true,
            _ => false,
        };

    private static List<Skill> Read(SqliteConnection c, string which, params ReadOnlySpan<(string, object?)> values)
    {
        var uses = c.List(
                $"""
                SELECT u.skill, u.session, u.at, u.success, u.notes, u.source FROM skill_use u JOIN record r ON r.id = u.skill
                WHERE {which} ORDER BY u.at, u.id
                """,
                r =>
                    (
                        Skill: r.GetInt64(0),
                        Use: new SkillUse(r.GetString(1), r.Time(2), r.GetInt32(3) != 0, r.GetString(4), r.GetString(5) == "observed")
                    ),
                values
            )
            .ToLookup(u => u.Skill, u => u.Use);
        return c.List(
            $"""
            SELECT {KnowledgeStore.Columns}, s.name, s.steps, s.anti_patterns, s.pattern FROM {KnowledgeStore.From}
            JOIN skill s ON s.record = r.id WHERE {which} ORDER BY r.id
            """,
            r => new Skill(
                KnowledgeStore.Read(r),
                r.GetString(First),
                Lines(r.GetString(First + 1)),
                Lines(r.GetString(First + 2)),
                r.Text(First + 3)?.Split(" > ") ?? [],
                [.. uses[r.GetInt64(0)]]
            ),
            values
        );
    }

    // A line each, redacted: whoever brings them in.
    private static string Lines(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(t => Redactor.Redact(t).ReplaceLineEndings(" ")));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
