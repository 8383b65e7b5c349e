using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Full-text queries. The only place where recall applies visibility.</summary>
internal sealed class RecallStore(MemoryConnection c)
{
    // The plus keeps SQLite from using the index on status, which would scan all active records.
    private const string Visible = $"""
        +r.status = 'active' AND {Visibility.Sql}
        AND ($kind IS NULL OR r.kind = $kind) AND ($branch IS NULL OR r.branch IS NULL OR r.branch = $branch)
        AND ($since IS NULL OR r.confirmed >= $since) AND ($until IS NULL OR r.created <= $until)
        """;

    /// <summary>
    /// Per word, up to <paramref name="take"/> ids with their BM25 (larger is better), unordered; the best if more match. A record's BM25
    /// for the query is the sum over the words.
    /// </summary>
    public List<IReadOnlyList<RecordScore>> Match(IReadOnlyList<string> words, RecallQuery q, int take)
    {
        // One prepared statement for all words: preparing costs more than looking up a rare word. Ordering is needed only for words with
        // more matches than wanted.
        using var some = Statement("LIMIT $take + 1");
        using var best = Statement("ORDER BY score DESC, r.id LIMIT $take");
        return [.. words.Select(word => Read(some, word) is { } matches && matches.Count <= take ? matches : Read(best, word))];

        SqliteCommand Statement(string end) =>
            c.Command(
                $"""
                SELECT r.id, -bm25(record_text, 1.0, 0.5, 0.8, 0.6) AS score
                FROM record_text CROSS JOIN record r ON r.id = record_text.rowid
                WHERE record_text MATCH $match AND {Visible} {RecordRow.TypeFilter(q.Types)} {end}
                """,
                [
                    ("$match", ""),
                    ("$project", q.Project),
                    ("$kind", q.Kind),
                    ("$branch", q.Branch),
                    ("$since", q.Since),
                    ("$until", q.Until),
                    ("$take", take),
                ]
            );

        static List<RecordScore> Read(SqliteCommand command, string word)
        {
            command.Parameters["$match"].Value = QueryTerms.AnyOf([word]);
            using var reader = command.ExecuteReader();
            // Thousands of rows: the columns are looked up once.
            var (id, score) = (reader.GetOrdinal("id"), reader.GetOrdinal("score"));
            var matches = new List<RecordScore>();
            while (reader.Read())
                matches.Add(new RecordScore(reader.GetInt64(id), Math.Max(0, reader.GetDouble(score))));
            return matches;
        }
    }

    /// <summary>True if a visible record matches.</summary>
    public bool Exists(string match, RecallQuery q) =>
        c.Scalar(
            $"""
            SELECT 1 FROM record_text CROSS JOIN record r ON r.id = record_text.rowid
            WHERE record_text MATCH $match AND {Visible} {RecordRow.TypeFilter(q.Types)} LIMIT 1
            """,
            ("$match", match),
            ("$project", q.Project),
            ("$kind", q.Kind),
            ("$branch", q.Branch),
            ("$since", q.Since),
            ("$until", q.Until)
        )
            is not null;

    public bool IsWord(string word) => c.Scalar("SELECT 1 FROM word WHERE word = $word", ("$word", word)) is not null;

    /// <summary>Number of records with a word: exact for words of the vocabulary, counted up to a limit for others.</summary>
    public long Frequency(string word, int limit) =>
        c.Scalar("SELECT records FROM word WHERE word = $word", ("$word", word)) is long known
            ? known
            : (long)
                c.Scalar(
                    "SELECT count(*) FROM (SELECT 1 FROM record_text WHERE record_text MATCH $match LIMIT $limit)",
                    ("$match", $"\"{word}\""),
                    ("$limit", limit)
                )!;

    /// <summary>Loads records by id and applies visibility; call it last.</summary>
    public List<KnowledgeRecord> Load(IEnumerable<long> ids, RecallQuery q) =>
        c.List(
            $"""
            {RecordStore.Select}
            WHERE r.id IN (SELECT value FROM json_each($ids)) AND {Visible} {RecordRow.TypeFilter(q.Types)}
            """,
            RecordRow.Read,
            ("$ids", Sql.Ids(ids)),
            ("$project", q.Project),
            ("$kind", q.Kind),
            ("$branch", q.Branch),
            ("$since", q.Since),
            ("$until", q.Until)
        );

    /// <summary>Session and line of the quotes of each of these records.</summary>
    public ILookup<long, string> SourceLines(IReadOnlyList<long> records) =>
        c.List(
                """
                SELECT record, session || ':' || line AS place FROM evidence
                WHERE record IN (SELECT value FROM json_each($records)) AND role = 'source' AND line > 0
                """,
                r => KeyValuePair.Create(r.Long("record"), r.Text("place")),
                ("$records", Sql.Ids(records))
            )
            .ToLookup(p => p.Key, p => p.Value);

    /// <summary>Grows with every record added, by whichever process.</summary>
    public long Version() => (long)c.Scalar("SELECT coalesce(max(id), 0) FROM record")!;
}
