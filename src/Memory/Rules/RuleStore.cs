using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RuleTrigger))]
internal sealed partial class RuleJson : JsonSerializerContext;

/// <summary>One line of a rule's ledger.</summary>
public sealed record LedgerLine(
    string Session,
    OccasionOutcome Outcome,
    int Matched,
    string File,
    int Line,
    string Quote,
    DateTimeOffset At
);

/// <summary>Rows of rules, what they were made from, and their ledgers.</summary>
internal static class RuleStore
{
    private const string Select = $"""
        SELECT {RecordRow.Columns}, u.source AS made_from, u.support, u.born, u.level, u.person, u.by_agent, u.trigger,
            (SELECT coalesce(sum(matched), 0) FROM occasion WHERE rule = r.id) AS matched,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'obeyed') AS obeyed,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'violated') AS violated,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'overridden') AS overridden,
            u.upvotes, u.downvotes, u.fired, u.last_fired, u.waits
        FROM {RecordRow.From} JOIN rule u ON u.record = r.id
        """;

    public static List<Rule> All(MemoryConnection c, string? project = null) =>
        c.List($"{Select} WHERE r.status IN ('active', 'suspended') AND {Visibility.Sql} ORDER BY r.id", Read, ("$project", project));

    public static Rule? Find(MemoryConnection c, long id) => c.First($"{Select} WHERE r.id = $id", Read, ("$id", id));

    /// <summary>
    /// The newest rule (derived, or noted) made from any of these records that could stand for one of this project and scope, whatever
    /// became of it.
    /// </summary>
    public static Rule? MadeFrom(MemoryConnection c, IReadOnlyList<long> records, string project, Scope scope, bool isNoted = false) =>
        c.List(
                $"{Select} WHERE r.id IN (SELECT rule FROM rule_source WHERE record IN (SELECT value FROM json_each($records))) "
                    + "AND u.trigger ->> '$.origin' IS NULL "
                    + "AND r.status <> 'superseded' AND (u.source = 'noted') = $noted AND (r.project = $project OR r.scope = 'global' "
                    + "OR $scope = 'global') ORDER BY r.status = 'deleted' DESC, r.scope = 'global' DESC, r.id DESC",
                Read,
                ("$records", Sql.Ids(records)),
                ("$project", project),
                ("$scope", scope),
                ("$noted", isNoted ? 1 : 0)
            )
            .FirstOrDefault();

    /// <summary>The newest rule of an origin in a project, whatever became of it; a removed one before all.</summary>
    public static Rule? OfOrigin(MemoryConnection c, string origin, string project) =>
        c.First(
            $"{Select} WHERE u.trigger ->> '$.origin' = $origin AND r.project = $project "
                + "ORDER BY r.status = 'deleted' DESC, r.id DESC",
            Read,
            ("$origin", origin),
            ("$project", project)
        );

    /// <param name="waits">Since when it waits to be confirmed; null when it may speak at once.</param>
    public static void Insert(MemoryConnection c, long record, RuleCandidate candidate, DateTimeOffset? waits) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, support, born, level, trigger, waits)
            VALUES ($record, $source, $support, $born, 'observe', $trigger, $waits)
            """,
            ("$waits", waits),
            ("$record", record),
            ("$source", candidate.Source),
            ("$support", candidate.Support),
            ("$born", candidate.Born),
            ("$trigger", JsonSerializer.Serialize(candidate.Trigger, RuleJson.Default.RuleTrigger))
        );

    public static void Update(MemoryConnection c, long record, RuleCandidate candidate) =>
        c.Execute(
            "UPDATE rule SET source = $source, support = $support, born = $born, trigger = $trigger WHERE record = $record",
            ("$record", record),
            ("$source", candidate.Source),
            ("$support", candidate.Support),
            ("$born", candidate.Born),
            ("$trigger", JsonSerializer.Serialize(candidate.Trigger, RuleJson.Default.RuleTrigger))
        );

    /// <summary>A rule that was written down, with the importance it begins with.</summary>
    public static void InsertNoted(MemoryConnection c, long record, int importance, RuleTrigger trigger, DateTimeOffset born) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, support, born, level, trigger, judged)
            VALUES ($record, 'noted', $support, $born, 'observe', $trigger, $born)
            """,
            ("$record", record),
            ("$support", importance),
            ("$born", born),
            ("$trigger", JsonSerializer.Serialize(trigger, RuleJson.Default.RuleTrigger))
        );

    /// <summary>It waits no longer.</summary>
    public static void Confirm(MemoryConnection c, long record) =>
        c.Execute("UPDATE rule SET waits = NULL WHERE record = $record", ("$record", record));

    /// <summary>It waits again, as before a person confirmed it.</summary>
    public static void SetWaits(MemoryConnection c, long record, DateTimeOffset since) =>
        c.Execute("UPDATE rule SET waits = $since WHERE record = $record", ("$record", record), ("$since", since));

    /// <summary>Records that nothing says unasked: rules that wait to be confirmed.</summary>
    public static HashSet<long> Waiting(MemoryConnection c) =>
        [.. c.List("SELECT record FROM rule WHERE waits IS NOT NULL", r => r.Long("record"))];

    /// <summary>Sessions in which the person said what a rule says; a fork counts as the session it repeats.</summary>
    public static int SessionsSaying(MemoryConnection c, long rule) =>
        c.List(
                """
                SELECT count(DISTINCT coalesce((SELECT s.forked_from FROM session s WHERE s.id = e.session), e.session)) AS count
                FROM evidence e WHERE e.record = $rule AND e.role = 'source' AND e.origin = 'user'
                """,
                r => r.Int("count"),
                ("$rule", rule)
            )
            .Single();

    public static void Vote(MemoryConnection c, long record, bool up) =>
        c.Execute(
            up
                ? "UPDATE rule SET upvotes = upvotes + 1 WHERE record = $record"
                : "UPDATE rule SET downvotes = downvotes + 1 WHERE record = $record",
            ("$record", record)
        );

    public static void Fire(MemoryConnection c, long record, DateTimeOffset at) =>
        c.Execute("UPDATE rule SET fired = fired + 1, last_fired = $at WHERE record = $record", ("$record", record), ("$at", at));

    public static void AddSources(MemoryConnection c, long rule, IEnumerable<long> records)
    {
        foreach (var record in records)
            c.Execute("INSERT OR IGNORE INTO rule_source (rule, record) VALUES ($rule, $record)", ("$rule", rule), ("$record", record));
    }

    public static void SetStanding(MemoryConnection c, long record, Standing standing, DateTimeOffset confirmed, DateTimeOffset now)
    {
        c.Execute(
            """
            UPDATE record SET kind = $stage, status = $status, importance = $importance, confidence = $confidence, confirmed =
            max(confirmed, $confirmed), updated = $now WHERE id = $id
            AND (kind <> $stage OR status <> $status OR importance <> $importance OR abs(confidence - $confidence) > 0.0001)
            """,
            ("$id", record),
            ("$stage", standing.Stage),
            ("$status", standing.Status),
            ("$importance", standing.Importance),
            ("$confidence", standing.Confidence),
            ("$confirmed", confirmed),
            ("$now", now)
        );
        c.Execute("UPDATE rule SET level = $level WHERE record = $id", ("$id", record), ("$level", standing.Level));
    }

    public static void SetDecision(MemoryConnection c, long record, UserDecision? decision) =>
        c.Execute(
            "UPDATE rule SET person = $choice, by_agent = $agent WHERE record = $id",
            ("$id", record),
            ("$choice", decision?.Choice),
            ("$agent", decision?.ByAgent == true)
        );

    /// <summary>Rules made by reflection none of whose sources is left: their words were forgotten, or read otherwise.</summary>
    public static List<long> Unsupported(MemoryConnection c) =>
        c.List(
            """
            SELECT r.id FROM record r JOIN rule u ON u.record = r.id WHERE r.source = 'reflected' AND r.status IN ('active', 'suspended')
            AND u.person IS NULL AND u.trigger ->> '$.origin' IS NULL
            AND NOT EXISTS (SELECT 1 FROM rule_source s JOIN record f ON f.id = s.record WHERE s.rule = r.id
            AND f.status IN ('active', 'archived', 'purged', 'merged'))
            """,
            r => r.Long("id")
        );

    /// <summary>Rules made by reflection that speak though no person said so.</summary>
    public static List<long> Derived(MemoryConnection c) =>
        c.List(
            """
            SELECT r.id FROM record r JOIN rule u ON u.record = r.id WHERE r.source = 'reflected' AND r.status = 'active'
            AND u.person IS NULL AND u.waits IS NULL AND u.source <> 'noted'
            """,
            r => r.Long("id")
        );

    /// <summary>Rules made by reflection of an origin that no longer calls for them.</summary>
    public static List<long> WithoutOrigin(MemoryConnection c, IReadOnlySet<string> origins) =>
        [
            .. c.List(
                    """
                    SELECT r.id, u.trigger ->> '$.origin' AS origin, r.project FROM record r JOIN rule u ON u.record = r.id
                    WHERE r.source = 'reflected'
                    AND r.status IN ('active', 'suspended') AND u.person IS NULL AND u.trigger ->> '$.origin' IS NOT NULL
                    """,
                    r => new OriginRow(r.Long("id"), r.Text("origin"), r.Text("project"))
                )
                .Where(r => !origins.Contains(OriginKey(r.Origin, r.Project)))
                .Select(r => r.Rule),
        ];

    public static string OriginKey(string origin, string project) => $"{project}\n{origin}";

    private sealed record OriginRow(long Rule, string Origin, string Project);

    public static void Remove(MemoryConnection c, long record) => c.Records.Delete(record);

    /// <summary>Sessions that were learned from, under the session they are forks of, once for each project they were in.</summary>
    public static List<JudgeableSession> JudgeableSessions(MemoryConnection c) =>
        c.List(
            """
            SELECT coalesce(s.forked_from, s.id) AS root, x.project, s.ended, s.learned FROM session s JOIN session_in x ON x.session = s.id
            WHERE s.learned > 0
            """,
            r => new JudgeableSession(r.Text("root"), r.Text("project"), r.Time("ended"), r.Time("learned"))
        );

    /// <summary>When each rule was last judged.</summary>
    public static Dictionary<long, DateTimeOffset> Judged(MemoryConnection c) =>
        c.List("SELECT record, judged FROM rule", r => (Rule: r.Long("record"), At: r.Time("judged"))).ToDictionary(r => r.Rule, r => r.At);

    public static void SetJudged(MemoryConnection c, IEnumerable<long> rules, DateTimeOffset at) =>
        c.Execute(
            "UPDATE rule SET judged = max(judged, $at) WHERE record IN (SELECT value FROM json_each($rules))",
            ("$rules", Sql.Ids(rules)),
            ("$at", at)
        );

    /// <summary>A session's calls and the person's messages behind a point in time, its forks' and subagents' included, in order.</summary>
    public static List<SessionAction> Actions(MemoryConnection c, string session, DateTimeOffset after, string? project) =>
        c.List(
            $"""
            SELECT t.path, u.line, u.part, u.kind, u.at, u.text, u.uuid, u.tool, u.call, u.target, u.outcome, u.exit_code, u.origin,
            u.detail
            FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
            WHERE (s.id = $session OR s.forked_from = $session) AND u.at > $after
            AND u.kind IN ('toolcall', 'prompt', 'steer', 'queued', 'refusal')
            AND ($project IS NULL OR {LineProjectStore.OfTurn} = $project) ORDER BY u.at, t.id, u.line, u.part
            """,
            r => new SessionAction(r.Text("path"), TranscriptStore.ReadTurn(r)),
            ("$session", session),
            ("$after", after),
            ("$project", project)
        );

    public static void SetOccasion(MemoryConnection c, long rule, string session, string file, Occasion? o)
    {
        if (o is null)
        {
            c.Execute("DELETE FROM occasion WHERE rule = $rule AND session = $session", ("$rule", rule), ("$session", session));
            return;
        }
        c.Execute(
            """
            INSERT OR REPLACE INTO occasion (rule, session, outcome, matched, file, line, quote, at)
            VALUES ($rule, $session, $outcome, $matched, $file, $line, $quote, $at)
            """,
            ("$rule", rule),
            ("$session", session),
            ("$outcome", o.Outcome),
            ("$matched", o.Matched),
            ("$file", file),
            ("$line", o.Line),
            ("$quote", Spool.Utf8Text.Cap(o.Quote, 500)),
            ("$at", o.At)
        );
    }

    public static List<LedgerLine> LedgerOf(MemoryConnection c, long rule) =>
        c.List(
            "SELECT session, outcome, matched, file, line, quote, at FROM occasion WHERE rule = $rule ORDER BY at",
            r => new LedgerLine(
                r.Text("session"),
                r.Word<OccasionOutcome>("outcome"),
                r.Int("matched"),
                r.Text("file"),
                r.Int("line"),
                r.Text("quote"),
                r.Time("at")
            ),
            ("$rule", rule)
        );

    /// <summary>What the person said for the future: active facts in their own words, each time it was said.</summary>
    public static List<Statement> Statements(MemoryConnection c) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, e.session, e.file, e.line, e.quote, e.at,
                coalesce((SELECT s.forked_from FROM session s WHERE s.id = e.session), e.session) AS root
            FROM {RecordRow.From} JOIN evidence e ON e.record = r.id AND e.role = 'source' AND e.origin = 'user'
            WHERE r.type = 'fact' AND r.origin = 'user' AND r.status IN ('active', 'archived')
            AND r.kind IN ('convention', 'preference', 'lesson', 'fact') ORDER BY r.id, e.at
            """,
            r => new Statement(
                RecordRow.Read(r),
                new Evidence(
                    EvidenceRole.Source,
                    r.Text("session"),
                    r.Text("file"),
                    r.Int("line"),
                    Origin.User,
                    r.Text("quote"),
                    r.Time("at")
                ),
                r.Text("root")
            )
        );

    /// <summary>True when none of these records was forgotten.</summary>
    public static bool AreThere(MemoryConnection c, IReadOnlyList<long> records) =>
        (long)
            c.Scalar(
                "SELECT count(*) FROM record WHERE id IN (SELECT value FROM json_each($ids)) AND status <> 'deleted'",
                ("$ids", Sql.Ids(records))
            )! == records.Distinct().Count();

    /// <summary>Each time an error was solved.</summary>
    public static List<Solved> Solved(MemoryConnection c) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns}, f.quote, f.at,
                coalesce((SELECT s.forked_from FROM session s WHERE s.id = f.session), f.session) AS root,
                (SELECT e.quote FROM evidence e WHERE e.record = r.id AND e.role = 'source' AND e.file = f.file AND e.line = f.answers
                LIMIT 1) AS failure
            FROM {RecordRow.From} JOIN evidence f ON f.record = r.id AND f.role = 'fix' WHERE r.type = 'error'
            AND r.status = 'active' ORDER BY f.at
            """,
            r => new Solved(
                RecordRow.Read(r),
                r.Text("root"),
                MistakeStore.CommandOf(r.OptionalText("failure") ?? ""),
                r.Text("quote"),
                r.Time("at")
            )
        );

    /// <summary>A decision from its columns <c>person</c> and <c>by_agent</c>; null when there is none.</summary>
    internal static UserDecision? ReadDecision(Row r) =>
        r.OptionalText("person") is null ? null : new UserDecision(r.Word<RuleChoice>("person"), r.Flag("by_agent"));

    private static Rule Read(Row r) =>
        new(
            RecordRow.Read(r),
            r.Word<RuleSource>("made_from"),
            r.Int("support"),
            r.Time("born"),
            r.Word<ReminderLevel>("level"),
            ReadDecision(r),
            r.OptionalText("trigger") is { } json ? JsonSerializer.Deserialize(json, RuleJson.Default.RuleTrigger)! : new RuleTrigger(),
            new Ledger(r.Int("matched"), r.Int("obeyed"), r.Int("violated"), r.Int("overridden")),
            new Votes(r.Int("upvotes"), r.Int("downvotes"), r.Int("fired"), r.OptionalTime("last_fired")),
            r.OptionalTime("waits")
        );
}
