using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Finds records by type, identity, scope, tags or words.</summary>
internal sealed class KnowledgeListStore(MemoryConnection c)
{
    public List<KnowledgeRecord> InProject(string project, RecordType type, int limit) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.type = $type AND r.status = 'active' AND {Visibility.Sql} ORDER BY r.confirmed DESC, r.id DESC
            LIMIT $limit
            """,
            RecordRow.Read,
            ("$type", type),
            ("$project", project),
            ("$limit", limit)
        );

    /// <summary>
    /// Records that may be shown unasked: saved on purpose, judged worth showing, or judged fairly worth it and repeated.
    /// </summary>
    public List<KnowledgeRecord> Sayable(string project, RecordType type, int limit) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.type = $type AND r.status = 'active' AND {Visibility.Sql}
            AND (r.source <> 'extracted' OR r.said >= $once
                OR (r.said >= $again AND (SELECT count(DISTINCT e.session) FROM evidence e WHERE e.record = r.id AND e.role = 'source'
                    AND {EvidenceStore.IsNoRepetition("e")}) > 1))
            ORDER BY coalesce(r.worth, r.importance - 2) DESC, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            RecordRow.Read,
            ("$type", type),
            ("$project", project),
            ("$once", KnowledgeRecord.ThresholdSaidOnce),
            ("$again", KnowledgeRecord.ThresholdSaidAgain),
            ("$limit", limit)
        );

    /// <summary>The user's norms for a project, the most important first. Uses the index <c>record_said</c>.</summary>
    public List<KnowledgeRecord> Norms(string project, int limit) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.type = 'fact' AND r.kind IN ('{FactKinds.Convention}', '{FactKinds.Preference}')
            AND r.origin = 'user' AND r.status = 'active' AND {Visibility.Sql}
            ORDER BY r.importance DESC, r.confidence DESC, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            RecordRow.Read,
            ("$project", project),
            ("$limit", limit)
        );

    /// <param name="types">Only these types; empty for all.</param>
    public List<KnowledgeRecord> Active(string? project = null, params IReadOnlyList<RecordType> types) =>
        c.List(
            $"{RecordStore.Select} WHERE r.status = 'active' AND {Visibility.Sql} {RecordRow.TypeFilter(types)} ORDER BY r.id",
            RecordRow.Read,
            ("$project", project)
        );

    /// <summary>The newest record with this identity and a fitting scope in the project, whatever its status.</summary>
    public KnowledgeRecord? ByIdentity(RecordType type, string identity, string project) =>
        c.First(
            $"""
            {RecordStore.Select} WHERE r.type = $type AND r.identity = $identity AND (r.project = $project OR r.scope = 'global')
            AND r.status IN ('active', 'archived') ORDER BY r.id DESC
            """,
            RecordRow.Read,
            ("$type", type),
            ("$identity", identity),
            ("$project", project)
        );

    /// <summary>The record that corrected one with this identity; null if there is none.</summary>
    public KnowledgeRecord? Corrected(RecordType type, string identity, string project) =>
        c.First(
            $"""
            WITH RECURSIVE chain (id) AS (
                SELECT superseded_by FROM record WHERE type = $type AND identity = $identity AND status = 'superseded'
                AND (project = $project OR scope = 'global')
                UNION SELECT superseded_by FROM record JOIN chain USING (id) WHERE status = 'superseded'
            )
            {RecordStore.Select} WHERE r.id IN (SELECT id FROM chain) AND r.type = $type AND r.status IN ('active', 'archived')
            ORDER BY r.id DESC
            """,
            RecordRow.Read,
            ("$type", type),
            ("$identity", identity),
            ("$project", project)
        );

    /// <summary>When the newest superseded record with this identity was last confirmed; null if there is none.</summary>
    public DateTimeOffset? SupersededConfirmed(RecordType type, string identity, string project) =>
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

    /// <summary>Active global records.</summary>
    public List<KnowledgeRecord> Everywhere() =>
        c.List($"{RecordStore.Select} WHERE r.status = 'active' AND r.scope = 'global' ORDER BY r.id", RecordRow.Read);

    /// <summary>Records with a validity period, which never merge with near-duplicates.</summary>
    public HashSet<long> WithValidity() => [.. c.List("SELECT record FROM temporal_fact", r => r.Long("record"))];

    /// <summary>The newest active facts that match a full-text query, in index order, without sorting.</summary>
    public List<KnowledgeRecord> Newest(string match, string project, int limit) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns} FROM record_text t JOIN record r ON r.id = t.rowid JOIN project p ON p.id = r.project
            WHERE record_text MATCH $match AND r.type = 'fact' AND r.status = 'active' AND (r.project = $project OR r.scope = 'global')
            ORDER BY t.rowid DESC LIMIT $limit
            """,
            RecordRow.Read,
            ("$match", match),
            ("$project", project),
            ("$limit", limit)
        );

    /// <summary>Active and archived records, for the nightly plan.</summary>
    public List<KnowledgeRecord> ForRetention() => c.List($"{RecordStore.Select} WHERE r.status IN ('active', 'archived')", RecordRow.Read);

    /// <summary>Records that this one replaced.</summary>
    public List<long> Predecessors(long id) =>
        c.List("SELECT id FROM record WHERE superseded_by = $id AND status = 'superseded'", r => r.Long("id"), ("$id", id));

    /// <summary>Active records with a tag that contains this.</summary>
    public List<KnowledgeRecord> Tagged(string tag, string? project, int limit) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.status = 'active' AND {Visibility.Sql} AND instr(lower(',' || r.tags || ','), lower($tag)) > 0
            ORDER BY instr(lower(',' || r.tags || ','), lower(',' || $tag || ',')) = 0, r.confirmed DESC, r.id DESC LIMIT $limit
            """,
            RecordRow.Read,
            ("$tag", tag),
            ("$project", project),
            ("$limit", limit)
        );

    /// <summary>Forgotten records.</summary>
    public List<KnowledgeRecord> Forgotten() => c.List($"{RecordStore.Select} WHERE r.status = 'deleted' ORDER BY r.id", RecordRow.Read);
}
