using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Rows of rules and their sources.</summary>
internal sealed class RuleStore(MemoryConnection c) : ISideTable
{
    private const string Select = $"""
        SELECT {RecordRow.Columns}, u.source AS made_from, u.founding_sessions, u.initial_importance, u.born, u.level, u.person,
            u.by_agent, u.trigger,
            (SELECT coalesce(sum(matched), 0) FROM occasion WHERE rule = r.id) AS matched,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'obeyed') AS obeyed,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'violated') AS violated,
            (SELECT count(*) FROM occasion WHERE rule = r.id AND outcome = 'overridden') AS overridden,
            u.upvotes, u.downvotes, u.fired, u.last_fired, u.waits
        FROM {RecordRow.From} JOIN rule u ON u.record = r.id
        """;

    public List<Rule> All(string? project = null) =>
        c.List($"{Select} WHERE r.status IN ('active', 'suspended') AND {Visibility.Sql} ORDER BY r.id", Read, ("$project", project));

    public Rule? Find(long id) => c.First($"{Select} WHERE r.id = $id", Read, ("$id", id));

    /// <summary>
    /// The newest rule (derived, or noted) made from any of these records with a fitting project and scope, whatever its status.
    /// </summary>
    public Rule? MadeFrom(IReadOnlyList<long> records, string project, Scope scope, bool isNoted = false) =>
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

    /// <summary>The newest rule with an origin in a project, whatever its status; removed ones first.</summary>
    public Rule? FindByOrigin(string origin, string project) =>
        c.First(
            $"{Select} WHERE u.trigger ->> '$.origin' = $origin AND r.project = $project "
                + "ORDER BY r.status = 'deleted' DESC, r.id DESC",
            Read,
            ("$origin", origin),
            ("$project", project)
        );

    /// <param name="waits">Since when it waits for confirmation; null if it is active immediately.</param>
    public void Insert(long record, RuleCandidate candidate, DateTimeOffset? waits) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, founding_sessions, born, level, trigger, waits)
            VALUES ($record, $source, $sessions, $born, 'observe', $trigger, $waits)
            """,
            ("$waits", waits),
            ("$record", record),
            ("$source", candidate.Source),
            ("$sessions", candidate.SessionCount),
            ("$born", candidate.FoundedAt),
            ("$trigger", JsonSerializer.Serialize(candidate.Trigger, RuleJson.Default.RuleTrigger))
        );

    public void Update(long record, RuleCandidate candidate) =>
        c.Execute(
            "UPDATE rule SET source = $source, founding_sessions = $sessions, born = $born, trigger = $trigger WHERE record = $record",
            ("$record", record),
            ("$source", candidate.Source),
            ("$sessions", candidate.SessionCount),
            ("$born", candidate.FoundedAt),
            ("$trigger", JsonSerializer.Serialize(candidate.Trigger, RuleJson.Default.RuleTrigger))
        );

    /// <summary>Adds a noted rule with its initial importance.</summary>
    public void InsertNoted(long record, int importance, RuleTrigger trigger, DateTimeOffset createdAt) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, founding_sessions, initial_importance, born, level, trigger, judged)
            VALUES ($record, 'noted', 0, $importance, $born, 'observe', $trigger, $born)
            """,
            ("$record", record),
            ("$importance", importance),
            ("$born", createdAt),
            ("$trigger", JsonSerializer.Serialize(trigger, RuleJson.Default.RuleTrigger))
        );

    /// <summary>Ends its waiting.</summary>
    public void Confirm(long record) => c.Execute("UPDATE rule SET waits = NULL WHERE record = $record", ("$record", record));

    /// <summary>Makes it wait again.</summary>
    public void SetWaits(long record, DateTimeOffset since) =>
        c.Execute("UPDATE rule SET waits = $since WHERE record = $record", ("$record", record), ("$since", since));

    /// <summary>Rules waiting for confirmation, which are not shown.</summary>
    public HashSet<long> Waiting() => [.. c.List("SELECT record FROM rule WHERE waits IS NOT NULL", r => r.Long("record"))];

    public void Vote(long record, bool up) =>
        c.Execute(
            up
                ? "UPDATE rule SET upvotes = upvotes + 1 WHERE record = $record"
                : "UPDATE rule SET downvotes = downvotes + 1 WHERE record = $record",
            ("$record", record)
        );

    public void NoteUse(long record, DateTimeOffset at) =>
        c.Execute("UPDATE rule SET fired = fired + 1, last_fired = $at WHERE record = $record", ("$record", record), ("$at", at));

    public void AddSources(long rule, IEnumerable<long> records)
    {
        foreach (var record in records)
            c.Execute("INSERT OR IGNORE INTO rule_source (rule, record) VALUES ($rule, $record)", ("$rule", rule), ("$record", record));
    }

    public void SetStanding(long record, RuleStanding standing, DateTimeOffset confirmed, DateTimeOffset now)
    {
        c.Records.SetStanding(record, standing.Stage, standing.Status, standing.Importance, standing.Confidence, confirmed, now);
        c.Execute("UPDATE rule SET level = $level WHERE record = $id", ("$id", record), ("$level", standing.Level));
    }

    public void SetDecision(long record, UserDecision? decision) =>
        c.Execute(
            "UPDATE rule SET person = $choice, by_agent = $agent WHERE record = $id",
            ("$id", record),
            ("$choice", decision?.Choice),
            ("$agent", decision?.ByAgent == true)
        );

    /// <summary>Derived rules without remaining sources: these were forgotten, or read differently later.</summary>
    public List<long> Unsupported() =>
        c.List(
            """
            SELECT r.id FROM record r JOIN rule u ON u.record = r.id WHERE r.source = 'reflected' AND r.status IN ('active', 'suspended')
            AND u.person IS NULL AND u.trigger ->> '$.origin' IS NULL
            AND NOT EXISTS (SELECT 1 FROM rule_source s JOIN record f ON f.id = s.record WHERE s.rule = r.id
            AND f.status IN ('active', 'archived', 'purged', 'merged'))
            """,
            r => r.Long("id")
        );

    /// <summary>Active derived rules without a person's decision.</summary>
    public List<long> Derived() =>
        c.List(
            """
            SELECT r.id FROM record r JOIN rule u ON u.record = r.id WHERE r.source = 'reflected' AND r.status = 'active'
            AND u.person IS NULL AND u.waits IS NULL AND u.source <> 'noted'
            """,
            r => r.Long("id")
        );

    /// <summary>Derived rules whose origin no longer exists.</summary>
    public List<long> WithoutOrigin(IReadOnlySet<string> origins) =>
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

    public void Remove(long record) => c.Records.Delete(record);

    /// <summary>When each rule was last judged.</summary>
    public Dictionary<long, DateTimeOffset> Judged() =>
        c.List("SELECT record, judged FROM rule", r => (Rule: r.Long("record"), At: r.Time("judged"))).ToDictionary(r => r.Rule, r => r.At);

    public void SetJudged(IEnumerable<long> rules, DateTimeOffset at) =>
        c.Execute(
            "UPDATE rule SET judged = max(judged, $at) WHERE record IN (SELECT value FROM json_each($rules))",
            ("$rules", Sql.Ids(rules)),
            ("$at", at)
        );

    /// <summary>The decision in the columns <c>person</c> and <c>by_agent</c>; null if there is none.</summary>
    internal static UserDecision? ReadDecision(Row r) =>
        r.OptionalText("person") is null ? null : new UserDecision(r.EnumValue<RuleChoice>("person"), r.Flag("by_agent"));

    private static Rule Read(Row r) =>
        new(
            RecordRow.Read(r),
            r.EnumValue<RuleSource>("made_from"),
            r.Int("founding_sessions"),
            r.OptionalInt("initial_importance"),
            r.Time("born"),
            r.EnumValue<ReminderLevel>("level"),
            ReadDecision(r),
            r.OptionalText("trigger") is { } json ? JsonSerializer.Deserialize(json, RuleJson.Default.RuleTrigger)! : new RuleTrigger(),
            new Ledger(r.Int("matched"), r.Int("obeyed"), r.Int("violated"), r.Int("overridden")),
            new Votes(r.Int("upvotes"), r.Int("downvotes"), r.Int("fired"), r.OptionalTime("last_fired")),
            r.OptionalTime("waits")
        );

    /// <summary>
    /// Moves its sources, trigger and decision. It keeps waiting, unless a person reworded it.
    /// </summary>
    public void Move(long old, long successor, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, founding_sessions, initial_importance, born, level, person, by_agent,
            trigger, judged, upvotes, downvotes, fired, last_fired, waits)
            SELECT $new, source, founding_sessions, initial_importance, born, level, person, by_agent, trigger, judged, upvotes, downvotes,
            fired, last_fired, CASE (SELECT origin FROM record WHERE id = $new) WHEN 'user' THEN NULL ELSE waits END
            FROM rule WHERE record = $old;
            INSERT OR IGNORE INTO rule_source (rule, record) SELECT $new, record FROM rule_source WHERE rule = $old;
            """,
            ("$new", successor),
            ("$old", old)
        );

    /// <summary>Nothing to do: the row contains no text, and still shows that the record was a rule.</summary>
    public void Erase(long record) { }
}
