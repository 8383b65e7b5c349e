using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>Rows of sharing proposals, and of the fingerprints that this machine sent.</summary>
internal sealed class ProposalStore(MemoryConnection c)
{
    public List<Proposal> All() =>
        c.List(
            "SELECT print, record, declined FROM team_proposal ORDER BY since, print",
            r => new Proposal(r.Text("print"), r.Long("record"), r.Flag("declined"))
        );

    /// <summary>Records with an unanswered proposal.</summary>
    public List<long> Open() =>
        c.List("SELECT DISTINCT record FROM team_proposal WHERE declined = 0 ORDER BY record", r => r.Long("record"));

    /// <summary>False if it exists already.</summary>
    public bool Add(string print, long record, DateTimeOffset now) =>
        c.Execute(
            "INSERT OR IGNORE INTO team_proposal (print, record, since) VALUES ($print, $record, $now)",
            ("$print", print),
            ("$record", record),
            ("$now", now)
        ) > 0;

    public void Remove(string print) => c.Execute("DELETE FROM team_proposal WHERE print = $print", ("$print", print));

    /// <summary>False if there is no proposal for this record.</summary>
    public bool Answer(long record, bool declines) =>
        c.Execute(
            "UPDATE team_proposal SET declined = $declined WHERE record = $record",
            ("$record", record),
            ("$declined", declines ? 1 : 0)
        ) > 0;

    public HashSet<string> SentPrints() => c.List("SELECT print FROM team_print", r => r.Text("print")).ToHashSet(StringComparer.Ordinal);

    public void SetSent(IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (var print in added)
            c.Execute("INSERT OR IGNORE INTO team_print (print) VALUES ($print)", ("$print", print));
        foreach (var print in removed)
            c.Execute("DELETE FROM team_print WHERE print = $print", ("$print", print));
    }
}
