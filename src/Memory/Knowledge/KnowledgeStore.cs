using Microsoft.Data.Sqlite;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Rows of records, evidence and tombstones. Who decides what is written is <see cref="WritePath"/>.</summary>
internal static class KnowledgeStore
{
    internal const string Columns = """
        r.id, r.type, r.kind, r.project, p.name, r.scope, r.branch, r.text, r.context, r.tags, r.identity, r.importance,
        r.confidence, r.status, r.origin, r.source, r.tool, r.signature, r.rule, r.created, r.updated, r.confirmed,
        r.used, r.uses, r.superseded_by, r.worth, r.said
        """;

    internal const string From = "record r JOIN project p ON p.id = r.project";

    /// <summary>Where another's columns begin that are read behind a record's own.</summary>
    internal const int Behind = 27;

    /// <summary><see cref="KnowledgeRecord.IsSeenFrom"/> in SQL: what a project may see; everything when it is null.</summary>
    internal const string Seen =
        "($project IS NULL OR r.project = $project OR r.scope = 'global' OR r.project IN (SELECT above FROM project_above WHERE "
        + "project = $project))";

    /// <summary><see cref="Seen"/> for one record.</summary>
    public static bool IsSeen(SqliteConnection c, KnowledgeRecord record, string? project) =>
        record.IsSeenFrom(project)
        || c.Scalar(
            "SELECT 1 FROM project_above WHERE project = $project AND above = $above",
            ("$project", project),
            ("$above", record.Project)
        )
            is not null;

    public static KnowledgeRecord? Find(SqliteConnection c, long id) =>
        c.First($"SELECT {Columns} FROM {From} WHERE r.id = $id", Read, ("$id", id));

    public static List<KnowledgeRecord> OfProject(SqliteConnection c, string project, RecordType type, int limit) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = $type AND r.status = 'active' AND {Seen} ORDER BY r.confirmed DESC, r.id DESC
            LIMIT $limit
            """,
            Read,
            ("$type", type),
            ("$project", project),
            ("$limit", limit)
        );

    /// <summary>
    /// What may be said unasked: what was saved on purpose, what a reader found worth it, and what was rather worth it and came back.
    /// </summary>
    public static List<KnowledgeRecord> Sayable(SqliteConnection c, string project, RecordType type, int limit) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = $type AND r.status = 'active' AND {Seen}
            AND (r.source <> 'extracted' OR r.said >= $once
                OR (r.said >= $again AND (SELECT count(DISTINCT session) FROM evidence WHERE record = r.id AND role = 'source') > 1))
            ORDER BY coalesce(r.worth, r.importance - 2) DESC, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            Read,
            ("$type", type),
            ("$project", project),
            ("$once", KnowledgeRecord.SaidOnce),
            ("$again", KnowledgeRecord.SaidAgain),
            ("$limit", limit)
        );

    /// <summary>How the user wants things done in a project, the most important first. The index <c>record_said</c> finds them.</summary>
    public static List<KnowledgeRecord> Norms(SqliteConnection c, string project, int limit) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = 'fact' AND r.kind IN ('{FactKinds.Convention}', '{FactKinds.Preference}')
            AND r.origin = 'user' AND r.status = 'active' AND {Seen}
            ORDER BY r.importance DESC, r.confidence DESC, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            Read,
            ("$project", project),
            ("$limit", limit)
        );

    /// <param name="types">Only these; none for all.</param>
    public static List<KnowledgeRecord> Active(SqliteConnection c, string? project = null, params IReadOnlyList<RecordType> types) =>
        c.List(
            $"SELECT {Columns} FROM {From} WHERE r.status = 'active' AND {Seen} {OfTypes(types)} ORDER BY r.id",
            Read,
            ("$project", project)
        );

    /// <summary>A condition on the type, to stand behind others; empty for none.</summary>
    internal static string OfTypes(IReadOnlyList<RecordType>? types) =>
        types is { Count: > 0 } some ? $"AND r.type IN ({string.Join(',', some.Select(t => $"'{t.ToString().ToLowerInvariant()}'"))})" : "";

    /// <summary>The newest record of this identity that could stand for it in the given project, whatever its status.</summary>
    public static KnowledgeRecord? ByIdentity(SqliteConnection c, RecordType type, string identity, string project) =>
        c.First(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = $type AND r.identity = $identity AND (r.project = $project OR r.scope = 'global')
            AND r.status IN ('active', 'archived') ORDER BY r.id DESC
            """,
            Read,
            ("$type", type),
            ("$identity", identity),
            ("$project", project)
        );

    /// <summary>When the newest superseded record of this identity was last confirmed; null when there is none.</summary>
    public static DateTimeOffset? SupersededConfirmed(SqliteConnection c, RecordType type, string identity, string project) =>
        c.Scalar(
            """
            SELECT max(confirmed) FROM record WHERE type = $type AND identity = $identity AND (project = $project OR scope = 'global')
            AND status = 'superseded'
            """,
            ("$type", type),
            ("$identity", identity),
            ("$project", project)
        )
            is long ms
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;

    /// <summary>
    /// The active extracted fact whose first words stand at this line and whose words all stand in this file; null when there is none or
    /// more than one.
    /// </summary>
    public static KnowledgeRecord? SoleFactOf(SqliteConnection c, string file, int line)
    {
        var found = c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = 'fact' AND r.source = 'extracted' AND r.status IN ('active', 'archived')
            AND r.id IN (SELECT record FROM evidence WHERE file = $file AND line = $line)
            AND $line = (SELECT line FROM evidence WHERE record = r.id ORDER BY id LIMIT 1)
            AND NOT EXISTS (SELECT 1 FROM evidence WHERE record = r.id AND file <> $file)
            """,
            Read,
            ("$file", file),
            ("$line", line)
        );
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>True when a person removed or replaced what was learned at this line.</summary>
    public static bool RejectedAt(SqliteConnection c, string file, int line) =>
        c.Scalar(
            """
            SELECT 1 FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file AND e.line = $line AND r.type = 'fact'
            AND r.status IN ('deleted', 'superseded') AND $line = (SELECT line FROM evidence WHERE record = r.id ORDER BY id LIMIT 1)
            LIMIT 1
            """,
            ("$file", file),
            ("$line", line)
        )
            is not null;

    /// <summary>Active records that hold everywhere.</summary>
    public static List<KnowledgeRecord> Everywhere(SqliteConnection c) =>
        c.List($"SELECT {Columns} FROM {From} WHERE r.status = 'active' AND r.scope = 'global' ORDER BY r.id", Read);

    /// <summary>When and where each active record of a type was said or happened, the earliest first.</summary>
    public static ILookup<long, (string Session, DateTimeOffset At)> Occurrences(SqliteConnection c, RecordType type, string? project) =>
        c.List(
                $"""
                SELECT e.record, e.session, e.at FROM evidence e JOIN record r ON r.id = e.record
                WHERE r.type = $type AND r.status = 'active' AND e.role = 'source' AND {Seen} ORDER BY e.at, e.id
                """,
                r => (Record: r.GetInt64(0), Session: r.GetString(1), At: r.Time(2)),
                ("$type", type),
                ("$project", project)
            )
            .ToLookup(e => e.Record, e => (e.Session, e.At));

    /// <summary>Records that hold for a time of their own: two that read alike are two.</summary>
    public static HashSet<long> WithValidity(SqliteConnection c) => [.. c.List("SELECT record FROM temporal_fact", r => r.GetInt64(0))];

    /// <summary>Counts as a sign of life, and not as a use.</summary>
    public static void SetArrived(SqliteConnection c, long id, DateTimeOffset now) =>
        c.Execute("UPDATE record SET used = $now WHERE id = $id", ("$id", id), ("$now", now));

    /// <summary>The newest active facts that answer a full-text query; the index has them in this order, nothing is sorted.</summary>
    public static List<KnowledgeRecord> Newest(SqliteConnection c, string match, string project, int limit) =>
        c.List(
            $"""
            SELECT {Columns} FROM record_text t JOIN record r ON r.id = t.rowid JOIN project p ON p.id = r.project
            WHERE record_text MATCH $match AND r.type = 'fact' AND r.status = 'active' AND (r.project = $project OR r.scope = 'global')
            ORDER BY t.rowid DESC LIMIT $limit
            """,
            Read,
            ("$match", match),
            ("$project", project),
            ("$limit", limit)
        );

    public static long Insert(
        SqliteConnection c,
        Draft d,
        string project,
        string identity,
        string terms,
        DateTimeOffset created,
        DateTimeOffset confirmed,
        DateTimeOffset now
    ) =>
        (long)
            c.Scalar(
                """
                INSERT INTO record (type, kind, project, scope, branch, text, context, tags, terms, identity, importance, confidence,
                status, origin, source, tool, signature, rule, created, updated, confirmed, worth, said)
                VALUES ($type, $kind, $project, $scope, $branch, $text, $context, $tags, $terms, $identity, $importance, $confidence,
                'active', $origin, $source, $tool, $signature, $rule, $created, $now, $confirmed, $worth, $said)
                RETURNING id
                """,
                ("$type", d.Type),
                ("$kind", d.Kind),
                ("$project", project),
                ("$scope", d.Scope),
                ("$branch", d.Branch),
                ("$text", d.Text),
                ("$context", d.Context),
                ("$tags", string.Join(',', d.Tags)),
                ("$terms", terms),
                ("$identity", identity),
                ("$importance", d.Importance),
                ("$confidence", d.Confidence),
                ("$origin", d.Origin),
                ("$source", d.Source),
                ("$tool", d.Tool),
                ("$signature", d.Signature),
                ("$rule", d.Rule),
                ("$created", created),
                ("$confirmed", confirmed),
                ("$now", now),
                ("$worth", d.Worth),
                ("$said", d.Said)
            )!;

    public static void Rewrite(SqliteConnection c, long id, Draft d, string identity, string terms, DateTimeOffset now) =>
        c.Execute(
            """
            UPDATE record SET kind = $kind, text = $text, context = $context, tags = $tags, terms = $terms, identity = $identity,
            importance = $importance, confidence = $confidence, rule = $rule, tool = $tool,
                signature = $signature, updated = $now, worth = coalesce($worth, worth), said = CASE WHEN $worth IS NULL THEN said ELSE
                $said END WHERE id = $id
            """,
            ("$id", id),
            ("$kind", d.Kind),
            ("$text", d.Text),
            ("$context", d.Context),
            ("$tags", string.Join(',', d.Tags)),
            ("$terms", terms),
            ("$identity", identity),
            ("$importance", d.Importance),
            ("$confidence", d.Confidence),
            ("$rule", d.Rule),
            ("$tool", d.Tool),
            ("$signature", d.Signature),
            ("$now", now),
            ("$worth", d.Worth),
            ("$said", d.Said)
        );

    /// <summary>Notes what a reader thinks of a record; another occurrence's better judgement stays.</summary>
    /// <param name="isAnother">The words are another occurrence, not the same ones read again.</param>
    public static void SetWorth(SqliteConnection c, long id, Draft d, bool isAnother) =>
        c.Execute(
            isAnother
                ? """
                UPDATE record SET worth = max(coalesce(worth, 0), $worth), said = nullif(max(coalesce(said, 0), coalesce($said, 0)),
                0) WHERE id = $id
                """
                : "UPDATE record SET worth = $worth, said = $said WHERE id = $id",
            ("$id", id),
            ("$worth", d.Worth),
            ("$said", d.Said)
        );

    public static void Confirm(SqliteConnection c, long id, int importance, double confidence, DateTimeOffset at, DateTimeOffset now) =>
        c.Execute(
            """
            UPDATE record SET importance = max(importance, $importance), confidence = max(confidence, $confidence), confirmed =
            max(confirmed, $at), created = min(created, $at), status = 'active', updated = $now WHERE id = $id
            """,
            ("$id", id),
            ("$importance", importance),
            ("$confidence", confidence),
            ("$at", at),
            ("$now", now)
        );

    public static void SetKind(SqliteConnection c, long id, string kind, DateTimeOffset now) =>
        c.Execute("UPDATE record SET kind = $kind, updated = $now WHERE id = $id", ("$id", id), ("$kind", kind), ("$now", now));

    public static void SetStatus(SqliteConnection c, long id, RecordStatus status, DateTimeOffset now) =>
        c.Execute("UPDATE record SET status = $status, updated = $now WHERE id = $id", ("$id", id), ("$status", status), ("$now", now));

    /// <summary>Where it may show, and whether it lives by its evidence or stays until somebody removes it.</summary>
    public static void SetScopeAndSource(SqliteConnection c, long id, Scope scope, RecordSource source, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET scope = $scope, source = $source, updated = $now WHERE id = $id",
            ("$id", id),
            ("$scope", scope),
            ("$source", source),
            ("$now", now)
        );

    /// <summary>Records that retention looks at.</summary>
    public static List<KnowledgeRecord> OfAges(SqliteConnection c) =>
        c.List($"SELECT {Columns} FROM {From} WHERE r.status IN ('active', 'archived')", Read);

    /// <summary>Removes a record's words and their evidence; the id stays taken.</summary>
    public static void Purge(SqliteConnection c, long id, DateTimeOffset now)
    {
        c.Execute("DELETE FROM evidence WHERE record = $id", ("$id", id));
        RemoveSides(c, id);
        c.Execute(
            """
            UPDATE record SET text = '', context = '', tags = '', terms = '', rule = NULL, signature = NULL, status = 'purged', updated =
            $now WHERE id = $id
            """,
            ("$id", id),
            ("$now", now)
        );
    }

    public static void MarkUsed(SqliteConnection c, IEnumerable<long> ids, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET used = $now, uses = uses + 1 WHERE id IN (SELECT value FROM json_each($ids))",
            ("$ids", Sql.Ids(ids)),
            ("$now", now)
        );

    /// <summary>Marks a record whose words another one has taken over; it keeps its own, so that it can come back.</summary>
    public static void Absorb(SqliteConnection c, long id, long into, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET status = 'merged', superseded_by = $into, updated = $now WHERE id = $id",
            ("$id", id),
            ("$into", into),
            ("$now", now)
        );

    public static void Supersede(SqliteConnection c, long id, long successor, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET status = 'superseded', superseded_by = $successor, updated = $now WHERE id = $id",
            ("$id", id),
            ("$successor", successor),
            ("$now", now)
        );

    /// <summary>
    /// Gives a successor all that hangs on a record but the words: what a rule was made from, its trigger, its ledger; a skill's steps
    /// and practice. A fact in time ends: what holds now is said by <c>kg_add_fact</c>.
    /// </summary>
    public static void MoveSideData(SqliteConnection c, long old, long successor, DateTimeOffset now)
    {
        c.Execute(
            "UPDATE temporal_fact SET valid_to = $now WHERE record = $old AND valid_from < $now AND (valid_to IS NULL OR valid_to > $now)",
            ("$old", old),
            ("$now", now)
        );
        c.Execute(
            """
            INSERT OR IGNORE INTO skill (record, name, steps, anti_patterns, pattern) SELECT $new, name, steps, anti_patterns, pattern
            FROM skill WHERE record = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
        c.Execute("UPDATE skill_use SET skill = $new WHERE skill = $old", ("$new", successor), ("$old", old));
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, support, born, level, person, trigger, judged, upvotes, downvotes, fired,
            last_fired) SELECT $new, source, support, born, level, person, trigger, judged, upvotes, downvotes, fired, last_fired
            FROM rule WHERE record = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
        c.Execute(
            "INSERT OR IGNORE INTO rule_source (rule, record) SELECT $new, record FROM rule_source WHERE rule = $old",
            ("$new", successor),
            ("$old", old)
        );
        c.Execute(
            """
            INSERT OR IGNORE INTO occasion (rule, session, outcome, matched, file, line, quote, at)
            SELECT $new, session, outcome, matched, file, line, quote, at FROM occasion WHERE rule = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
    }

    public static KnowledgeRecord? EpisodeAround(SqliteConnection c, long id, string project) =>
        c.First(
            $"""
            SELECT {Columns} FROM {From} WHERE r.type = 'episode' AND r.status = 'active' AND {Seen}
            AND r.id IN (SELECT record FROM evidence WHERE session <> ''
            AND session = (SELECT session FROM evidence WHERE record = $id ORDER BY at LIMIT 1)) LIMIT 1
            """,
            Read,
            ("$id", id),
            ("$project", project)
        );

    public static List<KnowledgeRecord> Beside(SqliteConnection c, long id, string project, int most) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.id <> $id AND r.status = 'active' AND r.type <> 'episode' AND {Seen}
            AND r.id IN (SELECT record FROM evidence WHERE session <> ''
            AND session = (SELECT session FROM evidence WHERE record = $id ORDER BY at LIMIT 1))
            ORDER BY abs(r.created - (SELECT created FROM record WHERE id = $id)), r.id LIMIT $most
            """,
            Read,
            ("$id", id),
            ("$project", project),
            ("$most", most)
        );

    /// <summary>Records that this one replaced.</summary>
    public static List<long> Predecessors(SqliteConnection c, long id) =>
        c.List("SELECT id FROM record WHERE superseded_by = $id AND status = 'superseded'", r => r.GetInt64(0), ("$id", id));

    /// <summary>Adds tags to those a record has; its context, where it has none.</summary>
    public static void AddTags(SqliteConnection c, KnowledgeRecord record, IReadOnlyList<string> tags, string context, DateTimeOffset now)
    {
        var all = record.Tags.Union(tags, StringComparer.OrdinalIgnoreCase).ToList();
        if (all.Count == record.Tags.Count && (context.Length == 0 || record.Context.Length > 0))
            return;
        c.Execute(
            "UPDATE record SET tags = $tags, context = CASE context WHEN '' THEN $context ELSE context END, updated = $now WHERE id = $id",
            ("$id", record.Id),
            ("$tags", string.Join(',', all)),
            ("$context", context),
            ("$now", now)
        );
    }

    /// <summary>Active records one of whose tags contains this.</summary>
    public static List<KnowledgeRecord> Tagged(SqliteConnection c, string tag, string? project, int limit) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.status = 'active' AND {Seen} AND instr(lower(',' || r.tags || ','), lower($tag)) > 0
            ORDER BY instr(lower(',' || r.tags || ','), lower(',' || $tag || ',')) = 0, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            Read,
            ("$tag", tag),
            ("$project", project),
            ("$limit", limit)
        );

    public static void SetOrigin(SqliteConnection c, long id, Origin origin) =>
        c.Execute("UPDATE record SET origin = $origin WHERE id = $id", ("$id", id), ("$origin", origin));

    /// <summary>Active facts, corrections and rules that stand on the same words of the same line.</summary>
    public static List<KnowledgeRecord> TwinsOf(SqliteConnection c, KnowledgeRecord record) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.id <> $id AND r.status IN ('active', 'suspended')
            AND r.type IN ('fact', 'correction', 'rule') AND EXISTS (
                SELECT 1 FROM evidence a JOIN evidence b ON a.file = b.file AND a.line = b.line AND a.role = 'source'
                AND b.role = 'source' WHERE a.record = $id AND b.record = r.id)
            """,
            Read,
            ("$id", record.Id)
        );

    /// <summary>Active facts, corrections and rules whose words stand at this line.</summary>
    public static List<KnowledgeRecord> LearnedAt(SqliteConnection c, string file, int line) =>
        c.List(
            $"""
            SELECT {Columns} FROM {From} WHERE r.status IN ('active', 'archived') AND r.type IN ('fact', 'correction', 'rule')
            AND r.id IN (SELECT record FROM evidence WHERE file = $file AND line = $line AND role = 'source' AND origin = 'user')
            """,
            Read,
            ("$file", file),
            ("$line", line)
        );

    /// <summary>Removes the words of a forgotten record; where they stood is kept, so that they are known when read again.</summary>
    public static void Blank(SqliteConnection c, long id, DateTimeOffset now)
    {
        c.Execute("UPDATE evidence SET quote = '' WHERE record = $id", ("$id", id));
        RemoveSides(c, id);
        c.Execute(
            """
            UPDATE record SET text = '', context = '', tags = '', terms = '', rule = NULL, signature = NULL, identity = CASE type WHEN
            'skill' THEN '' ELSE identity END, status = 'deleted', updated = $now WHERE id = $id
            """,
            ("$id", id),
            ("$now", now)
        );
    }

    // Words that stand beside a record's own.
    private static void RemoveSides(SqliteConnection c, long id) =>
        c.Execute(
            """
            DELETE FROM temporal_fact WHERE record = $id; DELETE FROM skill WHERE record = $id; DELETE FROM skill_use
            WHERE skill = $id; DELETE FROM episode WHERE record = $id;
            """,
            ("$id", id)
        );

    /// <summary>Insights that were written down of this record and say its words.</summary>
    public static List<KnowledgeRecord> NotedOf(SqliteConnection c, KnowledgeRecord record) =>
        [
            .. c.List(
                    $"""
                    SELECT {Columns} FROM {From} WHERE r.source = 'saved' AND r.status IN ('active', 'suspended', 'archived')
                    AND r.id IN (SELECT rule FROM rule_source WHERE record = $id)
                    """,
                    Read,
                    ("$id", record.Id)
                )
                .Where(r => r.Text.Contains(record.Text.Length > 60 ? record.Text[..60] : record.Text, StringComparison.OrdinalIgnoreCase)),
        ];

    /// <summary>Removes the words of records that this one had taken over, and what other records quote of its lines.</summary>
    public static void BlankCopies(SqliteConnection c, long id, DateTimeOffset now)
    {
        c.Execute(
            """
            UPDATE evidence SET quote = '' WHERE record <> $id AND role = 'source'
            AND EXISTS (SELECT 1 FROM evidence e WHERE e.record = $id AND e.role = 'source' AND e.origin = 'user'
            AND e.file = evidence.file AND e.line = evidence.line) AND record IN (SELECT id FROM record WHERE type = 'rule')
            """,
            ("$id", id)
        );
        foreach (
            var merged in c.List("SELECT id FROM record WHERE superseded_by = $id AND status = 'merged'", r => r.GetInt64(0), ("$id", id))
        )
            Blank(c, merged, now);
    }

    /// <summary>Evidence whose session belongs to a project.</summary>
    public static List<Evidence> EvidenceOf(SqliteConnection c, long record, string project) =>
        c.List(
            """
            SELECT e.role, e.session, e.file, e.line, e.origin, e.quote, e.at, e.answers FROM evidence e
            JOIN session s ON s.id = e.session WHERE e.record = $record AND 
            """
                + Projects.LineProjectStore.OfEvidence
                + " = $project ORDER BY e.at, e.file, e.line",
            ReadEvidence,
            ("$record", record),
            ("$project", project)
        );

    /// <summary>Lines of a file whose facts, corrections or rules a person removed.</summary>
    public static HashSet<int> RejectedLines(SqliteConnection c, string file) =>
        [
            .. c.List(
                """
                SELECT DISTINCT e.line FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file AND r.status = 'deleted'
                AND e.origin = 'user'
                """,
                r => r.GetInt32(0),
                ("$file", file)
            ),
        ];

    public static void SetFix(SqliteConnection c, long id, string? fix) =>
        c.Execute("UPDATE record SET rule = $fix WHERE id = $id AND rule IS NOT $fix", ("$id", id), ("$fix", fix));

    /// <summary>Adds the words if they are not there yet; true when they were new.</summary>
    public static bool AddEvidence(SqliteConnection c, long record, Evidence e)
    {
        if (
            e.Line == 0
            && c.Scalar(
                "SELECT 1 FROM evidence WHERE record = $record AND file = $file AND quote = $quote",
                ("$record", record),
                ("$file", e.File),
                ("$quote", e.Quote)
            )
                is not null
        )
            return false;
        return c.Execute(
                """
                INSERT OR IGNORE INTO evidence (record, role, session, file, line, origin, quote, at, answers)
                VALUES ($record, $role, $session, $file, CASE $line WHEN 0 THEN (SELECT coalesce(max(line), 0) + 1 FROM evidence
                WHERE file = $file) ELSE $line END, $origin, $quote, $at, $answers)
                """,
                ("$record", record),
                ("$role", e.Role),
                ("$session", e.Session),
                ("$file", e.File),
                ("$line", e.Line),
                ("$origin", e.Origin),
                ("$quote", e.Quote),
                ("$at", e.At),
                ("$answers", e.Answers)
            ) > 0;
    }

    public static List<Evidence> EvidenceOf(SqliteConnection c, long record) =>
        c.List(
            "SELECT role, session, file, line, origin, quote, at, answers FROM evidence WHERE record = $record ORDER BY at, file, line",
            ReadEvidence,
            ("$record", record)
        );

    /// <summary>Evidence from a stretch of one file: (evidence id, record, role, line, answers).</summary>
    public static List<(long Id, long Record, EvidenceRole Role, int Line, int Answers)> EvidenceFrom(
        SqliteConnection c,
        string file,
        int firstLine,
        int lastLine
    ) =>
        c.List(
            """
            SELECT e.id, e.record, e.role, e.line, e.answers FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = $file
            AND r.source = 'extracted' AND r.status IN ('active', 'archived')
            AND (CASE e.answers WHEN 0 THEN e.line ELSE e.answers END) BETWEEN $first AND $last
            """,
            r => (r.GetInt64(0), r.GetInt64(1), Enum.Parse<EvidenceRole>(r.GetString(2), true), r.GetInt32(3), r.GetInt32(4)),
            ("$file", file),
            ("$first", firstLine),
            ("$last", lastLine)
        );

    public static void RemoveEvidence(SqliteConnection c, long id) => c.Execute("DELETE FROM evidence WHERE id = $id", ("$id", id));

    /// <summary>Removes an extracted record that no words support any more.</summary>
    public static void RemoveIfUnsupported(SqliteConnection c, long record)
    {
        if (
            c.Scalar(
                """
                SELECT 1 FROM record WHERE id = $id AND source = 'extracted' AND status IN ('active', 'archived')
                AND NOT EXISTS (SELECT 1 FROM evidence WHERE record = $id AND role = 'source')
                """,
                ("$id", record)
            )
            is null
        )
            return;
        // What it had replaced holds again.
        c.Execute("UPDATE record SET status = 'active' WHERE superseded_by = $id AND status IN ('superseded', 'merged')", ("$id", record));
        Delete(c, record);
    }

    /// <summary>Removes the row; whatever pointed to it points nowhere.</summary>
    public static void Delete(SqliteConnection c, long record)
    {
        c.Execute("UPDATE record SET superseded_by = NULL WHERE superseded_by = $id", ("$id", record));
        c.Execute("DELETE FROM record WHERE id = $id", ("$id", record));
    }

    /// <summary>Records whose words a person had removed.</summary>
    public static List<KnowledgeRecord> Forgotten(SqliteConnection c) =>
        c.List($"SELECT {Columns} FROM {From} WHERE r.status = 'deleted' ORDER BY r.id", Read);

    /// <summary>Gives a purged record the words that were set aside, if they still are.</summary>
    public static void RestorePurged(SqliteConnection c, long id) =>
        c.Execute(
            """
            UPDATE record SET (text, context, tags, terms, rule, signature) =
                (SELECT text, context, tags, terms, rule, signature FROM purged_record WHERE record = $id) WHERE id = $id
                AND EXISTS (SELECT 1 FROM purged_record WHERE record = $id);
            INSERT OR IGNORE INTO evidence (record, role, session, file, line, origin, quote, at, answers)
                SELECT record, role, session, file, line, origin, quote, at, answers FROM purged_evidence WHERE record = $id;
            DELETE FROM purged_record WHERE record = $id;
            DELETE FROM purged_evidence WHERE record = $id;
            """,
            ("$id", id)
        );

    /// <summary>An identity as a tombstone holds it: a skill's is its name, which must not stay.</summary>
    public static string BuriedIdentity(RecordType type, string identity) =>
        type == RecordType.Skill ? Spool.Sha256.Hex(identity, 16) : identity;

    public static void AddTombstone(
        SqliteConnection c,
        RecordType type,
        string identity,
        string? project,
        string text,
        string reason,
        DateTimeOffset now
    ) =>
        c.Execute(
            """
            INSERT INTO tombstone (type, identity, project, text, reason, created)
            VALUES ($type, $identity, $project, $text, $reason, $now)
            """,
            ("$type", type),
            ("$identity", identity),
            ("$project", project),
            ("$text", text),
            ("$reason", reason),
            ("$now", now)
        );

    /// <summary>Takes a rejection back, of these words and of what says the same: a person says them now.</summary>
    public static void Unbury(SqliteConnection c, string identity, Words words, string project)
    {
        var hashed = words.Hashed();
        foreach (
            var (id, buried, text) in c.List(
                "SELECT id, identity, text FROM tombstone WHERE type IN ('fact', 'rule') AND (project IS NULL OR project = $project)",
                r => (r.GetInt64(0), r.GetString(1), r.GetString(2)),
                ("$project", project)
            )
        )
            if (buried == identity || NearDuplicate.Same(Words.OfFingerprint(text), hashed))
                c.Execute("DELETE FROM tombstone WHERE id = $id", ("$id", id));
    }

    /// <summary>Texts that were rejected for a project or everywhere, with their identities.</summary>
    public static List<(string Identity, string Text)> Buried(SqliteConnection c, RecordType type, string project) =>
        c.List(
            "SELECT identity, text FROM tombstone WHERE type = $type AND (project IS NULL OR project = $project)",
            r => (r.GetString(0), r.GetString(1)),
            ("$type", type),
            ("$project", project)
        );

    public static MemoryCounts Count(SqliteConnection c)
    {
        long One(string sql) => (long)c.Scalar(sql)!;
        return new MemoryCounts
        {
            Projects = One("SELECT count(DISTINCT project) FROM session_in"),
            Sessions = One("SELECT count(*) FROM session"),
            Transcripts = One("SELECT count(*) FROM transcript"),
            Facts = One("SELECT count(*) FROM record WHERE type = 'fact' AND status = 'active'"),
            Corrections = One("SELECT count(*) FROM record WHERE type = 'correction' AND status = 'active'"),
            Errors = One("SELECT count(*) FROM record WHERE type = 'error' AND status = 'active'"),
            ErrorsFixed = One("SELECT count(*) FROM record WHERE type = 'error' AND status = 'active' AND rule IS NOT NULL"),
            Insights = One("SELECT count(*) FROM record WHERE type = 'rule' AND kind = 'insight' AND status = 'active'"),
            Rules = One("SELECT count(*) FROM record WHERE type = 'rule' AND kind = 'rule' AND status = 'active'"),
            Episodes = One("SELECT count(*) FROM record WHERE type = 'episode' AND status = 'active'"),
            Archived = One("SELECT count(*) FROM record WHERE status = 'archived'"),
            Forgotten = One("SELECT count(*) FROM tombstone"),
            UnknownLines = One("SELECT coalesce(sum(unknown), 0) FROM transcript"),
            MalformedLines = One("SELECT coalesce(sum(malformed), 0) FROM transcript"),
        };
    }

    internal static KnowledgeRecord Read(SqliteDataReader r) =>
        new()
        {
            Id = r.GetInt64(0),
            Type = Enum.Parse<RecordType>(r.GetString(1), true),
            Kind = r.GetString(2),
            Project = r.GetString(3),
            ProjectName = r.GetString(4),
            Scope = Enum.Parse<Scope>(r.GetString(5), true),
            Branch = r.Text(6),
            Text = r.GetString(7),
            Context = r.GetString(8),
            Tags = r.GetString(9) is { Length: > 0 } tags ? tags.Split(',') : [],
            Identity = r.GetString(10),
            Importance = r.GetInt32(11),
            Confidence = r.GetDouble(12),
            Status = Enum.Parse<RecordStatus>(r.GetString(13), true),
            Origin = Enum.Parse<Origin>(r.GetString(14), true),
            Source = Enum.Parse<RecordSource>(r.GetString(15), true),
            Tool = r.Text(16),
            Signature = r.Text(17),
            Rule = r.Text(18),
            Created = r.Time(19),
            Updated = r.Time(20),
            Confirmed = r.Time(21),
            Used = r.IsDBNull(22) ? null : r.Time(22),
            Uses = r.GetInt32(23),
            SupersededBy = r.IsDBNull(24) ? null : r.GetInt64(24),
            Worth = r.IsDBNull(25) ? null : r.GetDouble(25),
            Said = r.IsDBNull(26) ? null : r.GetDouble(26),
        };

    private static Evidence ReadEvidence(SqliteDataReader r) =>
        new(
            Enum.Parse<EvidenceRole>(r.GetString(0), true),
            r.GetString(1),
            r.GetString(2),
            r.GetInt32(3),
            Enum.Parse<Origin>(r.GetString(4), true),
            r.GetString(5),
            r.Time(6),
            r.GetInt32(7)
        );
}
