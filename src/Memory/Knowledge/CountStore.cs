using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>How much there is.</summary>
internal sealed class CountStore(MemoryConnection c)
{
    /// <summary>Rules <c>r</c> with their rows <c>u</c>.</summary>
    public const string ActiveRules = "FROM record r LEFT JOIN rule u ON u.record = r.id WHERE r.type = 'rule' AND r.status = 'active'";

    /// <summary>An agent's note that no person has confirmed.</summary>
    public const string Noted = "coalesce(u.source = 'noted' AND (u.person IS NULL OR u.by_agent = 1), 0)";

    private static string Speaking(string kind) =>
        $"SELECT count(*) {ActiveRules} AND r.kind = '{kind}' AND u.waits IS NULL AND NOT {Noted}";

    /// <summary>Records, and those of them that are dated later.</summary>
    public DatedCounts CountDated(DateTimeOffset later) =>
        c.First(
            "SELECT count(*) AS total, coalesce(sum(created > $at), 0) AS later FROM record",
            r => new DatedCounts(r.Long("total"), r.Long("later")),
            ("$at", later)
        )!;

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
            Insights = One(Speaking("insight")),
            Rules = One(Speaking("rule")),
            Notes = One($"SELECT count(*) {ActiveRules} AND u.waits IS NULL AND {Noted}"),
            Waiting = One($"SELECT count(*) {ActiveRules} AND u.waits IS NOT NULL"),
            Suspended = One("SELECT count(*) FROM record WHERE type = 'rule' AND status = 'suspended'"),
            Episodes = One("SELECT count(*) FROM record WHERE type = 'episode' AND status = 'active'"),
            Archived = One("SELECT count(*) FROM record WHERE status = 'archived'"),
            Forgotten = One("SELECT count(*) FROM tombstone"),
            UnknownLines = One("SELECT coalesce(sum(unknown), 0) FROM transcript"),
            MalformedLines = One("SELECT coalesce(sum(malformed), 0) FROM transcript"),
        };
    }
}
