using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes a whole session from every table, as if it had never been read. Like <see cref="ErasureStore"/> it writes other stores' tables,
/// since it must miss none. No tombstones: other sessions may say the same, and this one is never read again.
/// </summary>
internal sealed class SessionErasureStore(MemoryConnection c)
{
    private const string OfSession = "session = $session";

    private static readonly string[] Tables =
    [
        "evidence",
        "purged_evidence",
        "skill_use",
        "delivery",
        "distillation",
        "hook_event",
        "forgotten",
        "transcript",
    ];

    /// <summary>Returns the projects whose knowledge changed; none if nothing of the session was stored.</summary>
    public IReadOnlyCollection<string> Erase(string session)
    {
        var projects = Projects(session);
        var records = Records(session);
        foreach (var table in Tables)
            c.Execute($"DELETE FROM {table} WHERE {OfSession}", ("$session", session));
        c.Execute($"DELETE FROM occasion WHERE {NumberedName.Sql("session", "$session")}", ("$session", session));
        c.Execute("UPDATE session SET forked_from = NULL WHERE forked_from = $session", ("$session", session));
        c.Execute("DELETE FROM session WHERE id = $session", ("$session", session));
        var gone = new List<string>();
        foreach (var record in records)
            gone.AddRange(Withdraw(record));
        ForgetWords(gone);
        ErasureNotes.Add(c, gone.SelectMany(ForgottenText.Sentences).Where(s => ForgottenText.Words(s).Count > 1), []);
        c.Erasures.RemoveOrphans();
        c.Markers.Write(ErasureStore.Pending, "1");
        return projects;
    }

    private List<string> Projects(string session) =>
        c.List(
            """
            SELECT project FROM session WHERE id = $session UNION SELECT project FROM session_in WHERE session = $session
            UNION SELECT r.project FROM evidence e JOIN record r ON r.id = e.record WHERE e.session = $session
            """,
            r => r.Text("project"),
            ("$session", session)
        );

    // Records learned from it, and those merged into them.
    private List<KnowledgeRecord> Records(string session) =>
        [
            .. c.List(
                    """
                    WITH taught AS (SELECT record FROM evidence WHERE session = $session
                    UNION SELECT record FROM purged_evidence WHERE session = $session)
                    SELECT record AS id FROM taught
                    UNION SELECT id FROM record WHERE superseded_by IN (SELECT record FROM taught) AND status = 'merged'
                    """,
                    r => r.Long("id"),
                    ("$session", session)
                )
                .Select(id => c.Records.Find(id))
                .OfType<KnowledgeRecord>(),
        ];

    // Returns the removed text: all of a record without other evidence, or whose text comes from this session.
    private IEnumerable<string> Withdraw(KnowledgeRecord record)
    {
        if (record.Status is RecordStatus.Deleted)
            return [];
        var left = c.Evidence.ForRecord(record.Id);
        var sources = left.Where(e => e.Role == EvidenceRole.Source).ToList();
        LearnAgain(left.Select(e => e.File));
        if (sources.Count > 0 && (record.Type == RecordType.Error || sources.Exists(e => Says(e.Quote, record.Text))))
        {
            var isFixKept = record.Type != RecordType.Error || left.Exists(e => e.Role == EvidenceRole.Fix);
            var isContextKept = record.Context.Length == 0 || sources.Exists(e => Says(e.Quote, record.Context));
            Reduce(record.Id, isFixKept, isContextKept);
            return [.. isFixKept ? [] : new[] { record.Fix ?? "" }, .. isContextKept ? [] : new[] { record.Context }];
        }
        if (record.Status is RecordStatus.Merged && sources.Count == 0 && !IsExtracted(record))
            return [];
        // What it had replaced holds again.
        c.Execute(
            "UPDATE record SET status = 'active' WHERE superseded_by = $id AND status IN ('superseded', 'merged')",
            ("$id", record.Id)
        );
        c.Execute("DELETE FROM purged_record WHERE record = $id; DELETE FROM purged_evidence WHERE record = $id;", ("$id", record.Id));
        c.Records.Delete(record.Id);
        return [record.Text, record.Context, record.Fix ?? "", record.Norm ?? ""];
    }

    private static bool IsExtracted(KnowledgeRecord record) => record.Source == RecordSource.Extracted;

    private void Reduce(long id, bool isFixKept, bool isContextKept) =>
        c.Execute(
            """
            UPDATE record SET fix = CASE WHEN $fix THEN fix END, context = CASE WHEN $context THEN context ELSE '' END WHERE id = $id
            """,
            ("$id", id),
            ("$fix", isFixKept ? 1 : 0),
            ("$context", isContextKept ? 1 : 0)
        );

    // Other sessions with the same statement are learned from again, for their own wording.
    private void LearnAgain(IEnumerable<string> files) =>
        c.Execute(
            "UPDATE transcript SET extracted = 0 WHERE path IN (SELECT value FROM json_each($files))",
            ("$files", Sql.Texts(files.Distinct(StringComparer.Ordinal)))
        );

    private static bool Says(string quote, string text) =>
        Normalized.Text(quote) is var said
        && Normalized.Text(text) is { Length: > 0 } own
        && (said.Contains(own, StringComparison.Ordinal) || said.Length > 0 && own.Contains(said, StringComparison.Ordinal));

    // Words that no record contains any more are removed from the vocabulary.
    private void ForgetWords(IEnumerable<string> texts)
    {
        var words = texts.SelectMany(WordStore.Split).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0)
            return;
        foreach (var text in c.List($"SELECT {RecordRow.AllText} AS words FROM record", r => r.Text("words")))
            words.ExceptWith(WordStore.Split(text));
        c.Execute("DELETE FROM word WHERE word IN (SELECT value FROM json_each($words))", ("$words", Sql.Texts(words)));
    }
}
