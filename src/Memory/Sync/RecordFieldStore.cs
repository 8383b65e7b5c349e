using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>
/// The synchronised fields of a record, each a JSON object. Only reads; <see cref="ArrivalStore"/> writes.
/// </summary>
internal sealed class RecordFieldStore(MemoryConnection c)
{
    /// <summary>Text and origin.</summary>
    public const string Words = "words";

    /// <summary>Status, kind, importance, confidence, and successor.</summary>
    public const string Standing = "standing";
    public const string Worth = "worth";
    public const string Used = "used";
    public const string Rule = "rule";
    public const string Decision = "decision";
    public const string Votes = "votes";
    public const string Skill = "skill";
    public const string Episode = "episode";
    public const string Validity = "validity";

    /// <summary>That the person shares it with their team, and with which text.</summary>
    public const string Share = "share";

    /// <summary>Letters of sets: quotes, a rule's sources, its ledger, a skill's reported uses.</summary>
    public const string Quotes = "e";
    public const string Sources = "s";
    public const string Ledger = "o";
    public const string Practice = "u";

    private const int KeyBytes = 8; // chosen: with 64 bits no two fields of a record are alike

    private const string QuoteKey =
        "e.role || char(10) || e.session || char(10) || e.file || char(10) || CASE e.session WHEN '' THEN e.quote ELSE e.line END "
        + "|| char(10) || e.answers";

    private const string Select = $"""
        WITH ids AS (SELECT value AS id FROM json_each($ids))
        SELECT r.id, '{Words}' AS field, json_patch(json_object('type', r.type, 'text', r.text, 'context', r.context, 'tags', r.tags,
            'identity', r.identity,
            'origin', r.origin, 'source', r.source, 'tool', r.tool, 'branch', r.branch,
            'signature', coalesce(r.signature, r.deeds), 'rule', coalesce(r.fix, r.norm), 'created', r.created),
            iif(r.statement_length IS NULL, json_object(), json_object('statement', r.statement_length))) AS value
            FROM record r JOIN ids USING (id)
        UNION ALL SELECT r.id, '{Standing}', json_object('kind', r.kind, 'status', r.status, 'importance', r.importance, 'confidence',
            r.confidence, 'confirmed', r.confirmed, 'successor', (SELECT i.item FROM sync_item i WHERE i.kind = 'record'
            AND i.local = r.superseded_by)) FROM record r JOIN ids USING (id)
        UNION ALL SELECT r.id, '{Worth}', json_object('worth', r.worth, 'said', r.said) FROM record r JOIN ids USING (id)
            WHERE r.worth IS NOT NULL
        UNION ALL SELECT r.id, '{Used}', json_object('day', r.used / 86400000) FROM record r JOIN ids USING (id) WHERE r.used IS NOT NULL
        UNION ALL SELECT u.record, '{Rule}', json_object('source', u.source,
            'support', coalesce(u.initial_importance, u.founding_sessions), 'born', u.born, 'level', u.level,
            'trigger', u.trigger, 'waits', u.waits) FROM rule u JOIN ids ON ids.id = u.record
        UNION ALL SELECT u.record, '{Decision}', json_object('choice', u.person, 'agent', u.by_agent)
            FROM rule u JOIN ids ON ids.id = u.record WHERE u.person IS NOT NULL
        UNION ALL SELECT u.record, '{Votes}', json_object('up', u.upvotes, 'down', u.downvotes) FROM rule u JOIN ids ON ids.id = u.record
            WHERE u.upvotes + u.downvotes > 0
        UNION ALL SELECT k.record, '{Skill}', json_object('name', k.name, 'steps', k.steps, 'anti', k.anti_patterns, 'pattern', k.pattern)
            FROM skill k JOIN ids ON ids.id = k.record
        UNION ALL SELECT p.record, '{Episode}', json_object('impact', p.impact, 'frustration', p.frustration)
            FROM episode p JOIN ids ON ids.id = p.record
        UNION ALL SELECT h.record, '{Share}', json_object('identity', h.identity, 'at', h.at) FROM share h JOIN ids ON ids.id = h.record
        UNION ALL SELECT t.record, '{Validity}', json_object('subject', t.subject, 'predicate', t.predicate, 'object', t.object,
            'from', t.valid_from, 'to', t.valid_to, 'known', t.known_from) FROM temporal_fact t JOIN ids ON ids.id = t.record
        UNION ALL SELECT e.record, '{Quotes}:' || {QuoteKey}, json_object('role', e.role, 'session', e.session, 'file', e.file, 'line',
            e.line, 'origin', e.origin, 'quote', e.quote, 'at', e.at, 'answers', e.answers) FROM evidence e JOIN ids ON ids.id = e.record
        UNION ALL SELECT s.rule, '{Sources}:' || i.item, json_object('item', i.item) FROM rule_source s JOIN ids ON ids.id = s.rule
            JOIN sync_item i ON i.kind = 'record' AND i.local = s.record
        UNION ALL SELECT o.rule, '{Ledger}:' || o.session, json_object('session', o.session, 'outcome', o.outcome, 'matched', o.matched,
            'file', o.file, 'line', o.line, 'quote', o.quote, 'at', o.at) FROM occasion o JOIN ids ON ids.id = o.rule
        UNION ALL SELECT x.skill, '{Practice}:' || x.session || char(10) || x.at, json_object('session', x.session, 'at', x.at, 'success',
            x.success, 'notes', x.notes) FROM skill_use x JOIN ids ON ids.id = x.skill WHERE x.source = 'reported'
        """;

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The fields of these records, by record; missing records have none.</summary>
    public Dictionary<long, Dictionary<string, string>> Read(IEnumerable<long> records)
    {
        var all = new Dictionary<long, Dictionary<string, string>>();
        foreach (
            var row in c.List(Select, r => new Field(r.Long("id"), Name(r.Text("field")), r.Text("value")), ("$ids", Sql.Ids(records)))
        )
        {
            if (!all.TryGetValue(row.Record, out var fields))
                all[row.Record] = fields = new(StringComparer.Ordinal);
            fields[row.Name] = row.Value;
        }
        return all;
    }

    public Dictionary<string, string> Read(long record) => Read([record]).GetValueOrDefault(record) ?? Nothing;

    /// <summary>The row of a quote; null if there is none.</summary>
    public long? QuoteRow(long record, string field) =>
        c.List(
                $"SELECT e.id, '{Quotes}:' || {QuoteKey} AS field FROM evidence e WHERE e.record = $record",
                r => new Field(r.Long("id"), Name(r.Text("field")), ""),
                ("$record", record)
            )
            .Find(f => f.Name == field)
            ?.Record;

    public static bool IsOf(string set, string field) => field.StartsWith(set + ":", StringComparison.Ordinal);

    // An element's key may be long, and contain a path, so its digest is used.
    private static string Name(string field) =>
        field.Length > 2 && field[1] == ':' ? $"{field[..2]}{Sha256.Hex(field[2..], KeyBytes)}" : field;

    private sealed record Field(long Record, string Name, string Value);
}
