using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Removes the text of records, and restores it where possible.</summary>
internal sealed class RemovalStore(MemoryConnection c)
{
    /// <summary>Removes a record's text and evidence; the id stays in use.</summary>
    public void Purge(long id, DateTimeOffset now)
    {
        c.Execute("DELETE FROM evidence WHERE record = $id", ("$id", id));
        SideTables.Erase(c, id);
        c.Execute(
            """
            UPDATE record SET text = '', context = '', tags = '', terms = '', signature = NULL, fix = NULL, norm = NULL,
                deeds = NULL, status = 'purged', updated = $now WHERE id = $id
            """,
            ("$id", id),
            ("$now", now)
        );
    }

    /// <summary>Removes the text of a forgotten record; its positions are kept, so that it is recognised when read again.</summary>
    public void RemoveWords(long id, DateTimeOffset now)
    {
        c.Execute("UPDATE evidence SET quote = '' WHERE record = $id", ("$id", id));
        SideTables.Erase(c, id);
        c.Execute(
            """
            UPDATE record SET text = '', context = '', tags = '', terms = '', signature = NULL, fix = NULL, norm = NULL,
                deeds = NULL, identity = CASE type WHEN 'skill' THEN '' ELSE identity END, status = 'deleted', updated = $now WHERE id = $id
            """,
            ("$id", id),
            ("$now", now)
        );
    }

    /// <summary>Removes the text of records merged into this one, and other records' quotes of its lines.</summary>
    public void RemoveCopiedWords(long id, DateTimeOffset now)
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
            var merged in c.List("SELECT id FROM record WHERE superseded_by = $id AND status = 'merged'", r => r.Long("id"), ("$id", id))
        )
            RemoveWords(merged, now);
    }

    /// <summary>Removes an extracted record without evidence.</summary>
    public void RemoveIfUnsupported(long record)
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
        // Records that it had replaced become valid again.
        c.Execute("UPDATE record SET status = 'active' WHERE superseded_by = $id AND status IN ('superseded', 'merged')", ("$id", record));
        c.Records.Delete(record);
    }

    /// <summary>Removes summaries of sessions that only asked for what was forgotten.</summary>
    public void RemoveEmptied()
    {
        var marked = c.List(
            "SELECT id, text FROM record WHERE type = 'episode' AND status <> 'deleted' AND instr(text, $mark)",
            r => KeyValuePair.Create(r.Long("id"), r.Text("text")),
            ("$mark", ForgottenText.Mark)
        );
        foreach (var (id, _) in marked.Where(e => ForgottenText.IsFullyForgotten(e.Value)))
            c.Records.Delete(id);
    }

    /// <summary>Restores the text of a purged record, if it is still set aside.</summary>
    public void RestorePurged(long id) =>
        c.Execute(
            """
            UPDATE record SET (text, statement_length, context, tags, terms, signature, fix, norm, deeds) =
                (SELECT text, statement_length, context, tags, terms, signature, fix, norm, deeds FROM purged_record WHERE record = $id)
                WHERE id = $id AND EXISTS (SELECT 1 FROM purged_record WHERE record = $id);
            INSERT OR IGNORE INTO evidence (record, role, session, file, line, origin, quote, at, answers)
                SELECT record, role, session, file, line, origin, quote, at, answers FROM purged_evidence WHERE record = $id;
            DELETE FROM purged_record WHERE record = $id;
            DELETE FROM purged_evidence WHERE record = $id;
            """,
            ("$id", id)
        );
}
