using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Rows of <c>record</c>, one at a time.</summary>
internal sealed class RecordStore(MemoryConnection c)
{
    /// <summary>Start of every query read by <see cref="RecordRow.Read"/>; the record's alias is <c>r</c>.</summary>
    internal const string Select = $"SELECT {RecordRow.Columns} FROM {RecordRow.From}";

    public KnowledgeRecord? Find(long id) => c.First($"{Select} WHERE r.id = $id", RecordRow.Read, ("$id", id));

    /// <summary>Sets the time of last use without counting a use.</summary>
    public void MarkImported(long id, DateTimeOffset now) =>
        c.Execute("UPDATE record SET used = $now WHERE id = $id", ("$id", id), ("$now", now));

    public long Insert(
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
                INSERT INTO record (type, kind, project, scope, branch, text, statement_length, context, tags, terms,
                identity, importance, confidence,
                status, origin, source, tool, signature, fix, norm, deeds, created, updated, confirmed, worth, said)
                VALUES ($type, $kind, $project, $scope, $branch, $text, $statement, $context, $tags, $terms,
                $identity, $importance, $confidence,
                'active', $origin, $source, $tool, $signature, $fix, $norm, $deeds, $created, $now, $confirmed, $worth, $said)
                RETURNING id
                """,
                [
                    .. Values(d, identity, terms, now),
                    ("$type", d.Type),
                    ("$project", project),
                    ("$scope", d.Scope),
                    ("$branch", d.Branch),
                    ("$origin", d.Origin),
                    ("$source", d.Source),
                    ("$created", created),
                    ("$confirmed", confirmed),
                ]
            )!;

    public void Rewrite(long id, Draft d, string identity, string terms, DateTimeOffset now) =>
        c.Execute(
            """
            UPDATE record SET kind = $kind, text = $text, context = $context, tags = $tags, terms = $terms, identity = $identity,
                importance = $importance, confidence = $confidence, tool = $tool, signature = $signature, fix = $fix,
                norm = $norm, deeds = $deeds, updated = $now, worth = coalesce($worth, worth),
                said = CASE WHEN $worth IS NULL THEN said ELSE $said END
            WHERE id = $id;
            UPDATE record SET statement_length = $statement WHERE id = $id;
            """,
            [.. Values(d, identity, terms, now), ("$id", id)]
        );

    // Columns written with a new or changed text.
    private static (string Name, object? Value)[] Values(Draft d, string identity, string terms, DateTimeOffset now) =>
        [
            ("$kind", d.Kind),
            ("$text", d.Text),
            ("$statement", StatedText.ToCodePoints(d.Text, d.StatementLength)),
            ("$context", d.Context),
            ("$tags", string.Join(',', d.Tags)),
            ("$terms", terms),
            ("$identity", identity),
            ("$importance", d.Importance),
            ("$confidence", d.Confidence),
            ("$tool", d.Tool),
            ("$signature", d.Signature),
            ("$fix", d.Fix),
            ("$norm", d.Norm),
            ("$deeds", d.ActionsBefore.ToText()),
            ("$now", now),
            ("$worth", d.Worth),
            ("$said", d.Said),
        ];

    /// <summary>Stores the reader's judgement; a better one of another occurrence is kept.</summary>
    /// <param name="isAnother">Another occurrence, not the same one read again.</param>
    public void SetWorth(long id, Draft d, bool isAnother) =>
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

    public void Confirm(long id, int importance, double confidence, DateTimeOffset at, DateTimeOffset now) =>
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

    /// <summary>Of what happened at a time of its own, however late it is written down.</summary>
    public void SetTimes(long id, DateTimeOffset created, DateTimeOffset confirmed) =>
        c.Execute(
            "UPDATE record SET created = $created, confirmed = $confirmed WHERE id = $id",
            ("$id", id),
            ("$created", created),
            ("$confirmed", confirmed)
        );

    public void SetKind(long id, string kind, DateTimeOffset now) =>
        c.Execute("UPDATE record SET kind = $kind, updated = $now WHERE id = $id", ("$id", id), ("$kind", kind), ("$now", now));

    public void SetStatus(long id, RecordStatus status, DateTimeOffset now) =>
        c.Execute("UPDATE record SET status = $status, updated = $now WHERE id = $id", ("$id", id), ("$status", status), ("$now", now));

    /// <summary>Sets a rule's standing; writes nothing if it is unchanged.</summary>
    public void SetStanding(
        long id,
        string stage,
        RecordStatus status,
        int importance,
        double confidence,
        DateTimeOffset confirmed,
        DateTimeOffset now
    ) =>
        c.Execute(
            """
            UPDATE record SET kind = $stage, status = $status, importance = $importance, confidence = $confidence, confirmed =
            max(confirmed, $confirmed), updated = $now WHERE id = $id
            AND (kind <> $stage OR status <> $status OR importance <> $importance OR abs(confidence - $confidence) > 0.0001)
            """,
            ("$id", id),
            ("$stage", stage),
            ("$status", status),
            ("$importance", importance),
            ("$confidence", confidence),
            ("$confirmed", confirmed),
            ("$now", now)
        );

    /// <summary>Restores the former status; false if the record changed since.</summary>
    public bool RestoreStatus(long id, RecordStatus before, RecordStatus after, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET status = $before, superseded_by = NULL, updated = $now WHERE id = $id AND status = $after",
            ("$id", id),
            ("$before", before),
            ("$after", after),
            ("$now", now)
        ) > 0;

    /// <summary>Sets where it is visible, and whether it depends on its evidence or stays until removed.</summary>
    public void SetScopeAndSource(long id, Scope scope, RecordSource source, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET scope = $scope, source = $source, updated = $now WHERE id = $id",
            ("$id", id),
            ("$scope", scope),
            ("$source", source),
            ("$now", now)
        );

    public void MarkUsed(IEnumerable<long> ids, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET used = $now, uses = uses + 1 WHERE id IN (SELECT value FROM json_each($ids))",
            ("$ids", Sql.Ids(ids)),
            ("$now", now)
        );

    /// <summary>Marks a record as merged into another; it keeps its text, so that the merge can be undone.</summary>
    public void MarkMerged(long id, long into, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET status = 'merged', superseded_by = $into, updated = $now WHERE id = $id",
            ("$id", id),
            ("$into", into),
            ("$now", now)
        );

    public void Supersede(long id, long successor, DateTimeOffset now) =>
        c.Execute(
            "UPDATE record SET status = 'superseded', superseded_by = $successor, updated = $now WHERE id = $id",
            ("$id", id),
            ("$successor", successor),
            ("$now", now)
        );

    /// <summary>Adds tags; sets the context if the record has none.</summary>
    public void AddTags(KnowledgeRecord record, IReadOnlyList<string> tags, string context, DateTimeOffset now)
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

    public void SetOrigin(long id, Origin origin) =>
        c.Execute("UPDATE record SET origin = $origin WHERE id = $id", ("$id", id), ("$origin", origin));

    public void SetFix(long id, string? fix) =>
        c.Execute("UPDATE record SET fix = $fix WHERE id = $id AND fix IS NOT $fix", ("$id", id), ("$fix", fix));

    /// <summary>Deletes the row; references to it are cleared.</summary>
    public void Delete(long record)
    {
        c.Execute("UPDATE record SET superseded_by = NULL WHERE superseded_by = $id", ("$id", record));
        c.Execute("DELETE FROM record WHERE id = $id", ("$id", record));
    }
}
