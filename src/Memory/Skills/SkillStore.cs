using TotalMemory.Knowledge;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Skills;

/// <summary>Rows of skills and their uses, and the steps of sessions.</summary>
internal sealed class SkillStore(MemoryConnection c) : ISideTable
{
    private const int MostSessions = 200; // chosen: months of work

    public List<Skill> All(string? project) => Read($"r.status = 'active' AND {Visibility.Sql}", ("$project", project));

    public Skill? Find(long id) => Read("r.id = $id AND r.status = 'active'", ("$id", id)).FirstOrDefault();

    public void Save(long record, string name, IEnumerable<string> steps, IEnumerable<string> antiPatterns, string? pattern) =>
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

    public void AddUse(long skill, SkillUse use) =>
        c.Execute(
            "INSERT INTO skill_use (skill, session, at, success, notes, source) VALUES ($skill, $session, $at, $success, $notes, $source)",
            ("$skill", skill),
            ("$session", use.Session),
            ("$at", use.At),
            ("$success", use.Success ? 1 : 0),
            ("$notes", use.Notes),
            ("$source", use.IsObserved ? "observed" : "reported")
        );

    /// <summary>Removes observed uses, to be recomputed; reported ones are kept.</summary>
    public void ClearObserved(long skill) =>
        c.Execute("DELETE FROM skill_use WHERE skill = $skill AND source = 'observed'", ("$skill", skill));

    /// <summary>Active skills of a project that were observed, by pattern.</summary>
    public Dictionary<string, long> Observed(string project) =>
        c.List(
                """
                SELECT s.pattern, s.record FROM skill s JOIN record r ON r.id = s.record WHERE s.pattern IS NOT NULL
                AND r.project = $project AND r.status = 'active'
                """,
                r => (r.Text("pattern"), r.Long("record")),
                ("$project", project)
            )
            .DistinctBy(s => s.Item1)
            .ToDictionary();

    /// <summary>The latest sessions of a project with the commands they ran, oldest first; a fork counts as its root.</summary>
    public List<WorkSession> Sessions(string project)
    {
        var goals = Goals(project);
        return
        [
            .. Calls(project)
                .DistinctBy(x => (x.Session, x.At, x.Text))
                .GroupBy(x => x.Session)
                .Select(s => new WorkSession(s.Key, goals.GetValueOrDefault(s.Key, ""), [.. s.SelectMany(Steps)])),
        ];
    }

    private sealed record RanCall(string Session, string Text, DateTimeOffset At, string File, int Line, bool? Succeeded);

    private List<RanCall> Calls(string project) =>
        c.List(
            $"""
            WITH latest AS (SELECT id, coalesce(forked_from, id) AS root, project FROM session
            WHERE id IN (SELECT session FROM session_in WHERE project = $project) ORDER BY ended DESC LIMIT {MostSessions})
            SELECT s.root, u.text, u.at, t.path, u.line, (SELECT r.outcome FROM turn r WHERE r.transcript = u.transcript
            AND r.call = u.call AND r.kind = 'toolresult' AND r.outcome <> 'running' LIMIT 1) AS outcome
            FROM latest s JOIN transcript t ON t.session = s.id JOIN turn u ON u.transcript = t.id
            WHERE {Projects.LineProjectStore.OfTurn} = $project AND u.kind = 'toolcall'
            AND u.tool IN (SELECT value FROM json_each($shells)) ORDER BY u.at, u.transcript, u.line, u.part
            """,
            r => new RanCall(
                r.Text("root"),
                r.Text("text"),
                r.Time("at"),
                r.Text("path"),
                r.Int("line"),
                Succeeded(r.OptionalEnumValue<Transcripts.ToolOutcome>("outcome"))
            ),
            ("$project", project),
            ("$shells", $"[{string.Join(',', Transcripts.ToolNames.Shells.Select(s => $"\"{s}\""))}]")
        );

    // The goal of each session.
    private Dictionary<string, string> Goals(string project) =>
        c.List(
                """
                SELECT e.session, substr(r.text, 1, coalesce(r.statement_length, length(r.text))) AS goal
                FROM record r JOIN evidence e ON e.record = r.id WHERE r.type = 'episode'
                AND r.project = $project AND r.status = 'active' ORDER BY e.id
                """,
                r => (r.Text("session"), r.Text("goal")),
                ("$project", project)
            )
            .DistinctBy(g => g.Item1)
            .ToDictionary();

    private static IEnumerable<WorkStep> Steps(RanCall x) =>
        WorkSteps.Split(x.Text).Select(v => new WorkStep(v.Verb, v.Command, x.Succeeded, x.At, x.File, x.Line));

    private static bool? Succeeded(Transcripts.ToolOutcome? outcome) =>
        outcome switch
        {
            null => null,
            Transcripts.ToolOutcome.Ok or Transcripts.ToolOutcome.NoMatch => true,
            _ => false,
        };

    private List<Skill> Read(string which, params ReadOnlySpan<(string, object?)> values)
    {
        var uses = c.List(
                $"""
                SELECT u.skill, u.session, u.at, u.success, u.notes, u.source FROM skill_use u JOIN record r ON r.id = u.skill
                WHERE {which} ORDER BY u.at, u.id
                """,
                r =>
                    (
                        Skill: r.Long("skill"),
                        Use: new SkillUse(
                            r.Text("session"),
                            r.Time("at"),
                            r.Flag("success"),
                            r.Text("notes"),
                            r.Text("source") == "observed"
                        )
                    ),
                values
            )
            .ToLookup(u => u.Skill, u => u.Use);
        return c.List(
            $"""
            SELECT {RecordRow.Columns}, s.name AS skill_name, s.steps, s.anti_patterns, s.pattern FROM {RecordRow.From}
            JOIN skill s ON s.record = r.id WHERE {which} ORDER BY r.id
            """,
            r => new Skill(
                RecordRow.Read(r),
                r.Text("skill_name"),
                Lines(r.Text("steps")),
                Lines(r.Text("anti_patterns")),
                r.OptionalText("pattern")?.Split(" > ") ?? [],
                [.. uses[r.Long("id")]]
            ),
            values
        );
    }

    // One per line, redacted.
    private static string Lines(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(t => Redactor.Redact(t).ReplaceLineEndings(" ")));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Moves its steps and uses.</summary>
    public void Move(long old, long successor, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO skill (record, name, steps, anti_patterns, pattern) SELECT $new, name, steps, anti_patterns, pattern
            FROM skill WHERE record = $old;
            UPDATE skill_use SET skill = $new WHERE skill = $old;
            """,
            ("$new", successor),
            ("$old", old)
        );

    public void Erase(long record) =>
        c.Execute("DELETE FROM skill WHERE record = $id; DELETE FROM skill_use WHERE skill = $id;", ("$id", record));
}
