using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>
/// Writes fields received from another machine into their rows. It writes other stores' tables, because a received field is set as it is,
/// without being judged again.
/// </summary>
internal sealed class ArrivalStore(MemoryConnection c)
{
    /// <summary>Adds a record, whose other fields follow.</summary>
    public long Insert(string words, string project, bool isGlobal, DateTimeOffset now) =>
        (long)
            c.Scalar(
                """
                INSERT INTO record (type, kind, project, scope, branch, text, identity, importance, confidence, status, origin, source,
                created, updated, confirmed) VALUES ($v ->> 'type', $v ->> 'type', $project, $scope, $v ->> 'branch', '',
                $v ->> 'identity', 3, 0.5, 'active', $v ->> 'origin', $v ->> 'source', min($v ->> 'created', $now), $now,
                min($v ->> 'created', $now)) RETURNING id
                """,
                ("$v", words),
                ("$project", project),
                ("$scope", isGlobal ? Scope.Global : Scope.Project),
                ("$now", now)
            )!;

    /// <summary>Sets a field; null removes an element from its set, and does nothing for other fields.</summary>
    public void Set(long record, string field, string? value, DateTimeOffset now)
    {
        if (value is null)
            RemoveElement(record, field);
        else if (field == RecordFieldStore.Words)
            SetWords(record, value, now);
        else if (Statement(field) is { } sql)
            c.Execute(sql, ("$id", record), ("$v", value), ("$now", now), ("$field", field));
    }

    private static string? Statement(string field) =>
        field switch
        {
            RecordFieldStore.Standing => """
                UPDATE record SET kind = $v ->> 'kind', status = $v ->> 'status', importance = $v ->> 'importance', confidence =
                $v ->> 'confidence', confirmed = min($v ->> 'confirmed', $now), updated = $now, superseded_by = (SELECT local FROM
                sync_item WHERE item = $v ->> 'successor' AND kind = 'record') WHERE id = $id;
                INSERT OR IGNORE INTO sync_link (item, field, target) SELECT i.item, $field, $v ->> 'successor' FROM sync_item i
                WHERE i.kind = 'record' AND i.local = $id AND $v ->> 'successor' IS NOT NULL
                AND (SELECT superseded_by FROM record WHERE id = $id) IS NULL;
                """,
            RecordFieldStore.Worth => "UPDATE record SET worth = $v ->> 'worth', said = $v ->> 'said' WHERE id = $id",
            RecordFieldStore.Used => "UPDATE record SET used = max(coalesce(used, 0), min(($v ->> 'day') * 86400000, $now)) WHERE id = $id",
            RecordFieldStore.Rule => """
                INSERT INTO rule (record, source, founding_sessions, initial_importance, born, level, trigger, waits) VALUES ($id,
                $v ->> 'source', iif($v ->> 'source' = 'noted', 0, $v ->> 'support'),
                iif($v ->> 'source' = 'noted', $v ->> 'support', NULL),
                min($v ->> 'born', $now), $v ->> 'level', $v ->> 'trigger', $v ->> 'waits') ON CONFLICT (record) DO UPDATE SET source =
                excluded.source, founding_sessions = excluded.founding_sessions, initial_importance = excluded.initial_importance,
                 born = excluded.born, level = excluded.level, trigger = excluded.trigger,
                waits = excluded.waits
                """,
            RecordFieldStore.Decision =>
                "UPDATE rule SET person = $v ->> 'choice', by_agent = coalesce($v ->> 'agent', 0) WHERE record = $id",
            RecordFieldStore.Votes => "UPDATE rule SET upvotes = $v ->> 'up', downvotes = $v ->> 'down' WHERE record = $id",
            RecordFieldStore.Skill => """
                INSERT OR REPLACE INTO skill (record, name, steps, anti_patterns, pattern) VALUES ($id, $v ->> 'name', $v ->> 'steps',
                $v ->> 'anti', $v ->> 'pattern')
                """,
            RecordFieldStore.Episode =>
                "INSERT OR REPLACE INTO episode (record, impact, frustration) VALUES ($id, $v ->> 'impact', $v ->> 'frustration')",
            RecordFieldStore.Validity => """
                INSERT OR REPLACE INTO temporal_fact (record, subject, predicate, object, valid_from, valid_to, known_from) VALUES ($id,
                $v ->> 'subject', $v ->> 'predicate', $v ->> 'object', $v ->> 'from', $v ->> 'to', $v ->> 'known')
                """,
            RecordFieldStore.Share => """
                INSERT INTO share (record, identity, at) VALUES ($id, $v ->> 'identity', min($v ->> 'at', $now))
                ON CONFLICT (record) DO UPDATE SET identity = excluded.identity, at = excluded.at
                """,
            _ => OfSet(field),
        };

    private static string? OfSet(string field) =>
        field[..1] switch
        {
            RecordFieldStore.Quotes => """
                INSERT INTO evidence (record, role, session, file, line, origin, quote, at, answers) VALUES ($id, $v ->> 'role',
                $v ->> 'session', $v ->> 'file', CASE $v ->> 'session' WHEN '' THEN (SELECT coalesce(max(line), 0) + 1 FROM evidence
                WHERE file = $v ->> 'file') ELSE $v ->> 'line' END, $v ->> 'origin', $v ->> 'quote', min($v ->> 'at', $now),
                $v ->> 'answers') ON CONFLICT (record, role, file, line, answers) DO UPDATE SET quote = excluded.quote
                """,
            RecordFieldStore.Sources => """
                INSERT OR IGNORE INTO rule_source (rule, record) SELECT $id, local FROM sync_item WHERE item = $v ->> 'item'
                AND local IS NOT NULL AND EXISTS (SELECT 1 FROM rule WHERE record = $id);
                INSERT OR IGNORE INTO sync_link (item, field, target) SELECT i.item, $field, $v ->> 'item' FROM sync_item i
                WHERE i.kind = 'record' AND i.local = $id AND NOT EXISTS (SELECT 1 FROM sync_item WHERE item = $v ->> 'item'
                AND local IS NOT NULL);
                """,
            RecordFieldStore.Ledger => """
                INSERT OR REPLACE INTO occasion (rule, session, outcome, matched, file, line, quote, at) VALUES ($id, $v ->> 'session',
                $v ->> 'outcome', $v ->> 'matched', $v ->> 'file', $v ->> 'line', $v ->> 'quote', min($v ->> 'at', $now))
                """,
            RecordFieldStore.Practice => """
                INSERT INTO skill_use (skill, session, at, success, notes, source) SELECT $id, $v ->> 'session', min($v ->> 'at', $now),
                $v ->> 'success', $v ->> 'notes', 'reported' WHERE NOT EXISTS (SELECT 1 FROM skill_use WHERE skill = $id AND session =
                $v ->> 'session' AND at = $v ->> 'at' AND source = 'reported')
                """,
            _ => null, // A field of a newer version: its value stays on the hub.
        };

    private void SetWords(long record, string value, DateTimeOffset now)
    {
        c.Execute(
            """
            UPDATE record SET text = $v ->> 'text', context = $v ->> 'context', tags = $v ->> 'tags', identity = $v ->> 'identity', origin =
            $v ->> 'origin', source = $v ->> 'source', tool = $v ->> 'tool', created = min($v ->> 'created', $now),
            signature = iif(type = 'error', $v ->> 'signature', NULL), deeds = iif(type = 'error', NULL, $v ->> 'signature'),
            fix = iif(type = 'error', $v ->> 'rule', NULL), norm = iif(type = 'error', NULL, $v ->> 'rule'), updated = $now
            WHERE id = $id;
            UPDATE record SET statement_length = $v ->> 'statement' WHERE id = $id;
            """,
            ("$id", record),
            ("$v", value),
            ("$now", now)
        );
        if (c.Records.Find(record) is not { } written)
            return;
        c.Terms.Update(record);
        c.Words.Add(WordStore.Split($"{written.Text} {written.Context}"));
    }

    private void RemoveElement(long record, string field)
    {
        if (RecordFieldStore.IsOf(RecordFieldStore.Quotes, field) && c.RecordFields.QuoteRow(record, field) is { } quote)
            c.Execute("DELETE FROM evidence WHERE id = $id", ("$id", quote));
        else if (field == RecordFieldStore.Decision)
            c.Execute("UPDATE rule SET person = NULL, by_agent = 0 WHERE record = $id", ("$id", record));
        else if (field == RecordFieldStore.Share)
            c.Execute("DELETE FROM share WHERE record = $id", ("$id", record));
    }

    /// <summary>Removes extracted records without evidence; those they had replaced become active again.</summary>
    public void RemoveUnsupported(long record) => c.Removals.RemoveIfUnsupported(record);

    /// <summary>
    /// Reflections on two machines may have merged two records into each other. The record with the smallest id stays, on every machine.
    /// </summary>
    public void BreakMergeCycle(long record, DateTimeOffset now) =>
        c.Execute(
            """
            WITH RECURSIVE chain (id, depth) AS (
                SELECT superseded_by, 1 FROM record WHERE id = $id AND superseded_by IS NOT NULL
                UNION SELECT r.superseded_by, depth + 1 FROM record r JOIN chain ON r.id = chain.id
                WHERE r.superseded_by IS NOT NULL AND r.id <> $id AND depth < 64)
            UPDATE record SET status = 'active', superseded_by = NULL, updated = $now
            WHERE EXISTS (SELECT 1 FROM chain WHERE id = $id)
            AND id = (SELECT i.local FROM chain JOIN sync_item i ON i.kind = 'record' AND i.local = chain.id ORDER BY i.item LIMIT 1)
            """,
            ("$id", record),
            ("$now", now)
        );

    public void AddTombstone(string value, string? project, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT INTO tombstone (type, identity, project, text, reason, created) VALUES ($v ->> 'type', $v ->> 'identity', $project,
            $v ->> 'words', $v ->> 'reason', min($v ->> 'created', $now))
            """,
            ("$v", value),
            ("$project", project),
            ("$now", now)
        );

    public long LastTombstone() => (long)c.Scalar("SELECT max(id) FROM tombstone")!;

    /// <summary>Removes the last tombstone if it repeats another.</summary>
    public void RemoveRepeatedTombstone() =>
        c.Execute(
            """
            DELETE FROM tombstone WHERE id = (SELECT max(id) FROM tombstone) AND EXISTS (SELECT 1 FROM tombstone o
            WHERE o.id < tombstone.id AND o.type = tombstone.type AND o.identity = tombstone.identity
            AND o.project IS tombstone.project)
            """
        );

    public void RemoveTombstone(long id) => c.Execute("DELETE FROM tombstone WHERE id = $id", ("$id", id));

    /// <summary>The row of an equal tombstone that belongs to no item yet; null if there is none.</summary>
    public long? TombstoneLike(string value, string? project) =>
        (long?)
            c.Scalar(
                """
                SELECT id FROM tombstone WHERE type = $v ->> 'type' AND identity = $v ->> 'identity' AND project IS $project
                AND NOT EXISTS (SELECT 1 FROM sync_item WHERE kind = 'tombstone' AND local = tombstone.id) LIMIT 1
                """,
                ("$v", value),
                ("$project", project)
            );

    /// <summary>Adds another machine's session; keeps what is known here.</summary>
    public string SetSession(string value, string project, DateTimeOffset now) =>
        (string)
            c.Scalar(
                """
                INSERT INTO session (id, client, project, cwd, branch, started, ended, forked_from) VALUES ($v ->> 'id', $v ->> 'client',
                $project, NULL, $v ->> 'branch', min($v ->> 'started', $now), min($v ->> 'ended', $now), $v ->> 'fork')
                ON CONFLICT (id) DO UPDATE SET started = min(started, excluded.started), ended = max(ended, excluded.ended),
                forked_from = coalesce(forked_from, excluded.forked_from) RETURNING id
                """,
                ("$v", value),
                ("$project", project),
                ("$now", now)
            )!;
}
