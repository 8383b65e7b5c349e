using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>Rows of entities, mentions and relations. All reads apply the asking project's visibility.</summary>
internal sealed class GraphStore(MemoryConnection c)
{
    // An entity with more mentions does not link records.
    private const int MostMentions = 60;

    private static readonly string Shared =
        $"(SELECT count(*) FROM (SELECT 1 FROM mention n WHERE n.entity = m.entity LIMIT {MostMentions + 1}))";

    private const string Visible = $"r.status = 'active' AND {Visibility.Sql}";

    public List<KnowledgeRecord> Unread(int limit) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.status = 'active'
            AND r.id NOT IN (SELECT record FROM graphed) ORDER BY r.id LIMIT $limit
            """,
            RecordRow.Read,
            ("$limit", limit)
        );

    public void AddMention(long record, Entity e)
    {
        c.Execute("INSERT OR IGNORE INTO entity (kind, name) VALUES ($kind, $name)", ("$kind", e.Kind), ("$name", e.Name));
        c.Execute(
            "INSERT OR IGNORE INTO mention (record, entity) SELECT $record, id FROM entity WHERE kind = $kind AND name = $name",
            ("$record", record),
            ("$kind", e.Kind),
            ("$name", e.Name)
        );
    }

    public void MarkRead(long record) => c.Execute("INSERT OR IGNORE INTO graphed (record) VALUES ($record)", ("$record", record));

    /// <summary>True when the edge is new.</summary>
    public bool Relate(Relation r, string source, DateTimeOffset now) =>
        c.Execute(
            "INSERT OR IGNORE INTO relation (from_record, to_record, type, source, created) VALUES ($from, $to, $type, $source, $now)",
            ("$from", r.From),
            ("$to", r.To),
            ("$type", r.Type),
            ("$source", source),
            ("$now", now)
        ) > 0;

    /// <summary>
    /// Facts and corrections from the same line as this record's source or fix: what was said about it, what solved it.
    /// </summary>
    public List<TypedRecord> OnSameLines(long record) =>
        c.List(
            """
            SELECT DISTINCT r.id, r.type FROM evidence a JOIN evidence b ON a.file = b.file AND a.line = b.line AND b.record <> a.record
            JOIN record r ON r.id = b.record
            WHERE a.record = $record AND r.status = 'active' AND r.type <> 'episode' LIMIT 20
            """,
            r => new TypedRecord(r.Long("id"), r.EnumValue<RecordType>("type")),
            ("$record", record)
        );

    /// <summary>Neighbours by relation (both ways) and by shared entities, with weights: a rare entity binds more.</summary>
    public List<Neighbour> Neighbours(long record, string? project)
    {
        var found = new Dictionary<long, double>();
        foreach (
            var (id, type) in c.List(
                $"""
                SELECT r.id, x.type FROM (SELECT to_record AS other, type FROM relation WHERE from_record = $record UNION ALL
                SELECT from_record, type FROM relation WHERE to_record = $record) x CROSS JOIN record r ON r.id = x.other WHERE {Visible}
                """,
                r => (r.Long("id"), r.Text("type")),
                ("$record", record),
                ("$project", project)
            )
        )
            found[id] = Math.Max(found.GetValueOrDefault(id), type is "related" or "context" ? 0.8 : 1);
        foreach (
            var (id, many) in c.List(
                $"""
                SELECT r.id, {Shared} AS shared FROM mention m JOIN mention o ON o.entity = m.entity AND o.record <> m.record
                JOIN record r ON r.id = o.record
                WHERE m.record = $record AND {Visible} AND {Shared} <= $most
                """,
                r => (r.Long("id"), r.Int("shared")),
                ("$record", record),
                ("$project", project),
                ("$most", MostMentions)
            )
        )
            found[id] = Math.Max(found.GetValueOrDefault(id), many <= 2 ? 0.9 : Math.Max(0.3, 1.8 / Math.Sqrt(many + 1)));
        return [.. found.Select(f => new Neighbour(f.Key, f.Value))];
    }

    /// <summary>Records that mention any of these things.</summary>
    public List<long> Mentioning(IReadOnlyList<Entity> entities, string? project) =>
        [
            .. entities
                .SelectMany(e =>
                    c.List(
                        $"""
                        SELECT r.id FROM entity e JOIN mention m ON m.entity = e.id JOIN record r ON r.id = m.record WHERE e.kind = $kind
                        AND e.name = $name AND {Visible} ORDER BY r.id DESC LIMIT 20
                        """,
                        r => r.Long("id"),
                        ("$kind", e.Kind),
                        ("$name", e.Name),
                        ("$project", project)
                    )
                )
                .Distinct(),
        ];

    /// <summary>Entities whose name contains the text, with their number of visible records; most mentioned first.</summary>
    public List<Concept> Concepts(string? project, string? text, EntityKind? kind, int limit) =>
        c.List(
            $"""
            SELECT e.kind, e.name, count(*) AS n FROM entity e JOIN mention m ON m.entity = e.id JOIN record r ON r.id = m.record
            WHERE {Visible} AND ($kind IS NULL OR e.kind = $kind) AND ($text IS NULL OR instr(e.name, lower($text)) > 0) GROUP BY e.id
            ORDER BY n DESC, length(e.name), e.name LIMIT $limit
            """,
            r => new Concept(new Entity(r.EnumValue<EntityKind>("kind"), r.Text("name")), r.Int("n")),
            ("$project", project),
            ("$kind", kind),
            ("$text", text is { Length: > 0 } ? text : null),
            ("$limit", limit)
        );

    public GraphSize Size(string? project) =>
        new(
            (int)(long)c.Scalar($"SELECT count(*) FROM record r WHERE {Visible}", ("$project", project))!,
            c.List(
                    $"""
                    SELECT e.kind, count(DISTINCT e.id) AS count
                    FROM entity e JOIN mention m ON m.entity = e.id JOIN record r ON r.id = m.record
                    WHERE {Visible} GROUP BY e.kind ORDER BY e.kind
                    """,
                    r => (r.Text("kind"), r.Int("count")),
                    ("$project", project)
                )
                .ToDictionary(),
            c.List(
                    $"""
                    SELECT x.type, count(*) AS count
                    FROM relation x JOIN record r ON r.id = x.from_record JOIN record o ON o.id = x.to_record
                    WHERE {Visible} AND {Visible.Replace("r.", "o.", StringComparison.Ordinal)} GROUP BY x.type ORDER BY x.type
                    """,
                    r => (r.Text("type"), r.Int("count")),
                    ("$project", project)
                )
                .ToDictionary(),
            (int)(long)c.Scalar($"SELECT count(*) FROM mention m JOIN record r ON r.id = m.record WHERE {Visible}", ("$project", project))!
        );

    public bool IsSeen(long id, string? project) =>
        c.Records.Find(id) is { Status: RecordStatus.Active } r && Visibility.From(c, project).Shows(r);

    /// <summary>The entities that a record mentions.</summary>
    public List<Entity> EntitiesOf(long record) =>
        c.List(
            "SELECT e.kind, e.name FROM mention m JOIN entity e ON e.id = m.entity WHERE m.record = $record ORDER BY e.kind, e.name",
            r => new Entity(r.EnumValue<EntityKind>("kind"), r.Text("name")),
            ("$record", record)
        );

    /// <summary>A record's edges to visible records.</summary>
    public List<Relation> RelationsOf(long record, string? project) =>
        c.List(
            $"""
            SELECT x.from_record, x.to_record, x.type FROM relation x
            JOIN record r ON r.id = CASE x.from_record WHEN $record THEN x.to_record ELSE x.from_record END
            WHERE (x.from_record = $record OR x.to_record = $record) AND {Visible} ORDER BY x.created
            """,
            r => new Relation(r.Long("from_record"), r.Long("to_record"), r.EnumValue<RelationType>("type")),
            ("$record", record),
            ("$project", project)
        );
}
