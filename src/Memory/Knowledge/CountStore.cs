using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>How much there is.</summary>
internal readonly struct CountStore(MemoryConnection c)
{
    public MemoryCounts Count()
    {
        var memory = c;
        long One(string sql) => (long)memory.Scalar(sql)!;
        return new MemoryCounts
        {
            Projects = One("SELECT count(DISTINCT project) FROM session_in"),
            Sessions = One("SELECT count(*) FROM session"),
            Transcripts = One("SELECT count(*) FROM transcript"),
            Facts = One("SELECT count(*) FROM record WHERE type = 'fact' AND status = 'active'"),
            Corrections = One("SELECT count(*) FROM record WHERE type = 'correction' AND status = 'active'"),
            Errors = One("SELECT count(*) FROM record WHERE type = 'error' AND status = 'active'"),
            ErrorsFixed = One("SELECT count(*) FROM record WHERE type = 'error' AND status = 'active' AND fix IS NOT NULL"),
            Insights = One("SELECT count(*) FROM record WHERE type = 'rule' AND kind = 'insight' AND status = 'active'"),
            Rules = One("SELECT count(*) FROM record WHERE type = 'rule' AND kind = 'rule' AND status = 'active'"),
            Episodes = One("SELECT count(*) FROM record WHERE type = 'episode' AND status = 'active'"),
            Archived = One("SELECT count(*) FROM record WHERE status = 'archived'"),
            Forgotten = One("SELECT count(*) FROM tombstone"),
            UnknownLines = One("SELECT coalesce(sum(unknown), 0) FROM transcript"),
            MalformedLines = One("SELECT coalesce(sum(malformed), 0) FROM transcript"),
        };
    }
}
