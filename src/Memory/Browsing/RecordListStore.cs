using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Rows of records in lists, found through the index <c>record_recent</c>; only the shown ones are loaded.</summary>
internal sealed class RecordListStore(MemoryConnection c)
{
    public List<KnowledgeRecord> Page(RecordFilter filter, PageMark? after, int take) =>
        c.List(
            $"""
            SELECT {RecordRow.Columns} FROM {RecordRow.From} WHERE r.id IN (
                SELECT r.id FROM record r WHERE {Matches(filter)}
                AND ($at IS NULL OR (r.confirmed, r.id) < ($at, $afterId)) ORDER BY r.confirmed DESC, r.id DESC LIMIT $take)
            ORDER BY r.confirmed DESC, r.id DESC
            """,
            RecordRow.Read,
            ("$status", filter.Status),
            ("$project", filter.Project),
            ("$after", filter.LearnedAfter),
            ("$at", after?.At),
            ("$afterId", after?.Id),
            ("$take", take)
        );

    public int Count(RecordFilter filter, int most) =>
        (int)
            (long)
                c.Scalar(
                    $"SELECT count(*) FROM (SELECT 1 FROM record r WHERE {Matches(filter)} LIMIT $most)",
                    ("$status", filter.Status),
                    ("$project", filter.Project),
                    ("$after", filter.LearnedAfter),
                    ("$most", most)
                )!;

    public long Newest() => (long)c.Scalar("SELECT coalesce(max(id), 0) FROM record")!;

    public Evidence? FirstWords(long record) => c.Evidence.ForRecord(record).Find(e => e.Role == EvidenceRole.Source && e.Quote.Length > 0);

    public int Sessions(long record) =>
        (int)
            (long)
                c.Scalar(
                    $"""
                    SELECT count(DISTINCT e.session) FROM evidence e WHERE e.record = $record AND e.role = 'source' AND e.session <> ''
                    AND {EvidenceStore.IsNoRepetition("e")}
                    """,
                    ("$record", record)
                )!;

    private static string Matches(RecordFilter filter) =>
        $"r.status = $status {RecordRow.TypeFilter(filter.Types)} AND r.id > $after AND {Visibility.Sql}"
        + filter.IsWaiting switch
        {
            true => " AND EXISTS (SELECT 1 FROM rule u WHERE u.record = r.id AND u.waits IS NOT NULL)",
            false => " AND NOT EXISTS (SELECT 1 FROM rule u WHERE u.record = r.id AND u.waits IS NOT NULL)",
            null => "",
        }
        + filter.HasFix switch
        {
            true => " AND r.fix <> ''",
            false => " AND coalesce(r.fix, '') = ''",
            null => "",
        };
}
