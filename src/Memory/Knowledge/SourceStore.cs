using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Finds records by the lines and sessions that they came from.</summary>
internal sealed class SourceStore(MemoryConnection c)
{
    /// <summary>
    /// The active extracted fact whose first quote is from this line and all of whose quotes are from this file; null if there is none or
    /// more than one.
    /// </summary>
    public KnowledgeRecord? SoleFactOf(string file, int line)
    {
        var found = c.List(
            $"""
            {RecordStore.Select} WHERE r.type = 'fact' AND r.source = 'extracted' AND r.status IN ('active', 'archived')
            AND r.id IN (SELECT record FROM evidence WHERE file = $file AND line = $line)
            AND $line = (SELECT line FROM evidence WHERE record = r.id ORDER BY id LIMIT 1)
            AND NOT EXISTS (SELECT 1 FROM evidence WHERE record = r.id AND file <> $file)
            """,
            RecordRow.Read,
            ("$file", file),
            ("$line", line)
        );
        return found.Count == 1 ? found[0] : null;
    }

    public KnowledgeRecord? EpisodeOfSession(long id, string project) =>
        c.First(
            $"""
            {RecordStore.Select} WHERE r.type = 'episode' AND r.status = 'active' AND {Visibility.Sql}
            AND r.id IN (SELECT record FROM evidence WHERE session <> ''
            AND session = (SELECT session FROM evidence WHERE record = $id ORDER BY at LIMIT 1)) LIMIT 1
            """,
            RecordRow.Read,
            ("$id", id),
            ("$project", project)
        );

    public List<KnowledgeRecord> SameSession(long id, string project, int most) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.id <> $id AND r.status = 'active' AND r.type <> 'episode' AND {Visibility.Sql}
            AND r.id IN (SELECT record FROM evidence WHERE session <> ''
            AND session = (SELECT session FROM evidence WHERE record = $id ORDER BY at LIMIT 1))
            ORDER BY abs(r.created - (SELECT created FROM record WHERE id = $id)), r.id LIMIT $most
            """,
            RecordRow.Read,
            ("$id", id),
            ("$project", project),
            ("$most", most)
        );

    /// <summary>Active facts, corrections and rules with the same quote of the same line.</summary>
    public List<KnowledgeRecord> DuplicatesOf(KnowledgeRecord record) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.id <> $id AND r.status IN ('active', 'suspended')
            AND r.type IN ('fact', 'correction', 'rule') AND EXISTS (
                SELECT 1 FROM evidence a JOIN evidence b ON a.file = b.file AND a.line = b.line AND a.role = 'source'
                AND b.role = 'source' WHERE a.record = $id AND b.record = r.id)
            """,
            RecordRow.Read,
            ("$id", record.Id)
        );

    /// <summary>Active facts, corrections and rules learned from this line.</summary>
    public List<KnowledgeRecord> LearnedAt(string file, int line) =>
        c.List(
            $"""
            {RecordStore.Select} WHERE r.status IN ('active', 'archived') AND r.type IN ('fact', 'correction', 'rule')
            AND r.id IN (SELECT record FROM evidence WHERE file = $file AND line = $line AND role = 'source' AND origin = 'user')
            """,
            RecordRow.Read,
            ("$file", file),
            ("$line", line)
        );

    /// <summary>Noted insights made from this record that contain its text.</summary>
    public List<KnowledgeRecord> NotedInsightsFrom(KnowledgeRecord record) =>
        [
            .. c.List(
                    $"""
                    {RecordStore.Select} WHERE r.source = 'saved' AND r.status IN ('active', 'suspended', 'archived')
                    AND r.id IN (SELECT rule FROM rule_source WHERE record = $id)
                    """,
                    RecordRow.Read,
                    ("$id", record.Id)
                )
                .Where(r => r.Text.Contains(record.Text.Length > 60 ? record.Text[..60] : record.Text, StringComparison.OrdinalIgnoreCase)),
        ];
}
