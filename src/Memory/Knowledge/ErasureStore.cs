using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes the text of a forgotten record from every table: the turns it came from, quotes and summaries of it. Writes other stores'
/// tables, since it must miss none.
/// </summary>
internal sealed class ErasureStore(MemoryConnection c)
{
    /// <summary>Set while freed space may still hold words; <see cref="DatabaseUpkeep.WipeFreed"/> clears it.</summary>
    public const string Pending = "erase_pending";

    /// <summary>Shorter sentences ("Yes.", "Do it.") occur in every session (chosen).</summary>
    private const int LeastWords = 2;

    /// <summary>The same for short words and numbers: "the cup has 32 teams" (chosen).</summary>
    private const int LeastContent = 3;

    /// <summary>
    /// Columns with session text: table, text columns, and the condition for a session's rows.
    /// </summary>
    private static readonly (string Table, string Key, string[] Columns, string OfSessions)[] Places =
    [
        (
            "turn",
            "transcript, line, part",
            ["text", "target", "detail"],
            "transcript IN (SELECT id FROM transcript WHERE session IN (SELECT value FROM json_each($sessions)))"
        ),
        ("session", "id", ["branch"], "id IN (SELECT value FROM json_each($sessions))"),
        ("evidence", "id", ["quote"], "session IN (SELECT value FROM json_each($sessions))"),
        ("occasion", "rule, session", ["quote"], "session IN (SELECT value FROM json_each($sessions))"),
        ("skill_use", "id", ["notes"], "session IN (SELECT value FROM json_each($sessions))"),
        ("purged_evidence", "id", ["quote"], "session IN (SELECT value FROM json_each($sessions))"),
        (
            "record",
            "id",
            ["text", "context", "fix", "norm", "deeds"],
            "(type = 'episode' AND id IN (SELECT record FROM evidence WHERE session IN (SELECT value FROM json_each($sessions)))) "
                + "OR status IN ('superseded', 'merged')"
        ),
        ("purged_record", "record", ["text", "context", "fix", "norm", "deeds"], "$sessions IS NOT NULL"),
    ];

    /// <param name="asked">The session with the request; null for none.</param>
    public void Erase(KnowledgeRecord record, string? asked)
    {
        var evidence = c.Evidence.ForRecord(record.Id);
        var sessions = WithForks(evidence.Select(e => e.Session).Append(asked ?? "").Where(s => s.Length > 0));
        var said = $"{record.Text} {record.Context} {record.Fix} {record.Norm}";
        var stillSaid = StillSaid(record, sessions);
        var words = ForgottenText.Words(said);
        foreach (var other in stillSaid)
            words.ExceptWith(ForgottenText.Words(other));
        c.Execute("DELETE FROM word WHERE word IN (SELECT value FROM json_each($words))", ("$words", Sql.Texts(InVocabulary(said, words))));
        var sentences = Sentences(record, evidence);
        var own = OwnSentences(record, sentences);
        c.Forgotten.Add(sessions, sentences.Select(ForgottenText.SentenceDigest));
        c.Forgotten.AddSentences(record, own);
        c.Forgotten.Add(sessions, own.SelectMany(o => EchoesOf(o, sessions)).Select(e => ForgottenName.FromFolded(e).Stored));
        foreach (var session in sessions.Concat(OthersSaying(record, own)).Distinct(StringComparer.Ordinal).ToList())
            Clean(session);
        var runs = NamingWords.ExtractRuns(said).Where(run => !stillSaid.Exists(t => WordRuns.Holds(t, run)));
        var names = c.NameErasures.Forget(record, [.. c.NameErasures.In(said, words, sessions), .. runs], sessions);
        c.Execute("DELETE FROM purged_record WHERE record = $id; DELETE FROM purged_evidence WHERE record = $id;", ("$id", record.Id));
        List<string> phrases = [.. own, .. names.Where(n => n.Contains(' ', StringComparison.Ordinal))];
        names.RemoveAll(phrases.Contains);
        c.TeamErasures.Erase(new ForgottenPhrases(phrases, names.ToHashSet(StringComparer.Ordinal)));
        ErasureNotes.Add(c, phrases, names);
        c.Markers.Write(Pending, "1");
    }

    /// <summary>Digests of everything forgotten in these sessions and their forks.</summary>
    public HashSet<string> ForgottenIn(IEnumerable<string> sessions) => c.Forgotten.InSessions(WithForks(sessions));

    /// <summary>Removes a sentence from a session: the request to forget something says it once more.</summary>
    public void EraseSentences(string session, IEnumerable<string> sentences)
    {
        c.Forgotten.Add(WithForks([session]), sentences.Select(ForgottenText.SentenceDigest));
        Clean(session);
        c.Markers.Write(Pending, "1");
    }

    /// <summary>Removes forgotten text from everything read of a session; repeated after each reading.</summary>
    public void Clean(string session)
    {
        var sessions = WithForks([session]);
        var digests = c.Forgotten.InSessions(sessions);
        if (digests.Count == 0)
            return;
        var forgotten = new ForgottenText(digests);
        foreach (var (table, key, columns, ofSessions) in Places)
            Clean(table, key, columns, ofSessions, Sql.Texts(sessions), forgotten);
    }

    /// <summary>Entities that no record mentions any more.</summary>
    public void RemoveOrphans() => c.Execute("DELETE FROM entity WHERE NOT EXISTS (SELECT 1 FROM mention WHERE entity = entity.id)");

    private void Clean(string table, string key, string[] columns, string where, string sessions, ForgottenText forgotten)
    {
        var keys = key.Split(", ");
        var rows = c.List(
            $"SELECT {key}, {string.Join(", ", columns)} FROM {table} WHERE {where}",
            r => keys.Concat(columns).Select(r.Value).ToArray(),
            ("$sessions", sessions)
        );
        var condition = string.Join(" AND ", keys.Select((k, i) => $"{k} = $k{i}"));
        foreach (var row in rows)
        foreach (var (column, i) in columns.Select((name, i) => (name, keys.Length + i)))
            if (row[i] is string text && forgotten.Clean(text) is var cleaned && cleaned != text)
                c.Execute(
                    $"UPDATE {table} SET {column} = $text WHERE {condition}",
                    [("$text", cleaned), .. keys.Select((_, n) => ($"$k{n}", row[n]))]
                );
    }

    private HashSet<string> EchoesOf(string sentence, IReadOnlyList<string> sessions) =>
        UnspacedRepeats.CanBeIn(sentence)
            ? UnspacedRepeats.Find(
                sentence,
                c.List(
                    """
                    SELECT t.text FROM turn t JOIN transcript x ON x.id = t.transcript
                    WHERE x.session IN (SELECT value FROM json_each($sessions))
                    """,
                    r => r.Text("text"),
                    ("$sessions", Sql.Texts(sessions))
                )
            )
            : [];

    // The vocabulary contains words as written.
    private static IEnumerable<string> InVocabulary(string said, HashSet<string> unsaid) =>
        WordStore.Split(said).Where(w => unsaid.Contains(Folding.Fold(w)));

    // Of a fact, its own sentence; of a record made from a whole message (a correction, an error, an episode), all sentences.
    private HashSet<string> Sentences(KnowledgeRecord record, List<Evidence> evidence)
    {
        var found = ForgottenText.Sentences(record.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var e in evidence)
        {
            var said = c.List(
                "SELECT t.text FROM turn t JOIN transcript x ON x.id = t.transcript WHERE x.path = $file AND t.line = $line",
                r => r.Text("text"),
                ("$file", e.File),
                ("$line", e.Line)
            );
            foreach (var sentence in said.Append(e.Quote).SelectMany(ForgottenText.Sentences))
                if (record.Type is not (RecordType.Fact or RecordType.Rule) || IsOwn(record, sentence))
                    found.Add(sentence);
        }
        // Of a bare reply ("No, that is wrong.") only the record goes: it stands in many sessions, and tells nothing about this one.
        found.RemoveWhere(BareReply.Is);
        return found;
    }

    private static bool IsOwn(KnowledgeRecord record, string sentence) =>
        Normalized.Text(sentence) is { Length: > 0 } text
        && Normalized.Text(record.Text) is { Length: > 0 } own
        && (own.Contains(text, StringComparison.Ordinal) || text.Contains(own, StringComparison.Ordinal));

    // Sentences that state the record itself, anywhere. Program output and a session's summary are not statements.
    private static List<string> OwnSentences(KnowledgeRecord record, IEnumerable<string> sentences) =>
        record.Type is RecordType.Error or RecordType.Episode ? [] : [.. sentences.Where(s => IsDistinct(s) && IsOwn(record, s))];

    private static bool IsDistinct(string sentence) =>
        ForgottenText.Words(sentence).Count >= LeastWords
        || (Words.Extract(sentence) is var words && words.Content.Union(words.Exact).Count() >= LeastContent);

    // Other sessions that contain it although nothing was learned from them.
    private List<string> OthersSaying(KnowledgeRecord record, List<string> sentences) =>
        [
            .. sentences.SelectMany(s =>
                c.List(
                    """
                    SELECT DISTINCT x.session FROM turn t JOIN transcript x ON x.id = t.transcript
                    WHERE x.session IS NOT NULL AND (t.text LIKE $said ESCAPE '\' OR t.detail LIKE $said ESCAPE '\')
                    AND ($scope = 'global' OR x.session IN (SELECT session FROM session_in WHERE project = $project))
                    """,
                    r => r.Text("session"),
                    ("$said", $"%{Escaped(s)}%"),
                    ("$scope", record.Scope),
                    ("$project", record.Project)
                )
            ),
        ];

    private static string Escaped(string text) =>
        text.TrimEnd('.', '!', '?')
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    // Words that other records contain stay.
    private List<string> StillSaid(KnowledgeRecord record, IReadOnlyList<string> sessions) =>
        c.List(
            $"""
            SELECT {RecordRow.AllText} AS words FROM record r WHERE id <> $id
            AND status IN ('active', 'archived', 'suspended')
            AND NOT (type = 'episode' AND EXISTS (SELECT 1 FROM evidence e WHERE e.record = r.id
            AND e.session IN (SELECT value FROM json_each($sessions))))
            AND NOT EXISTS (SELECT 1 FROM evidence a JOIN evidence b ON a.file = b.file AND a.line = b.line WHERE a.record = $id
            AND b.record = r.id)
            """,
            r => r.Text("words"),
            ("$id", record.Id),
            ("$sessions", Sql.Texts(sessions))
        );

    // A fork and its origin contain the same text.
    private List<string> WithForks(IEnumerable<string> sessions)
    {
        var known = sessions.Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. known
                .Concat(
                    c.List(
                        """
                        SELECT id FROM session WHERE forked_from IN (SELECT value FROM json_each($known))
                        UNION SELECT forked_from FROM session WHERE forked_from IS NOT NULL AND id IN (SELECT value FROM json_each($known))
                        """,
                        r => r.Text("id"),
                        ("$known", Sql.Texts(known))
                    )
                )
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
