using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>A mistake that several members made, and this person's record about it.</summary>
/// <param name="Print">The mistake's fingerprint, in hexadecimal digits.</param>
public sealed record Proposal(string Print, long Record, bool IsDeclined);

/// <summary>Rows of sharing proposals, and of the fingerprints that this machine sent.</summary>
internal static class ProposalStore
{
    public static List<Proposal> All(MemoryConnection c) =>
        c.List(
            "SELECT print, record, declined FROM team_proposal ORDER BY since, print",
            r => new Proposal(r.Text("print"), r.Long("record"), r.Flag("declined"))
        );

    /// <summary>Records with an unanswered proposal.</summary>
    public static List<long> Open(MemoryConnection c) =>
        c.List("SELECT DISTINCT record FROM team_proposal WHERE declined = 0 ORDER BY record", r => r.Long("record"));

    /// <summary>False if it exists already.</summary>
    public static bool Add(MemoryConnection c, string print, long record, DateTimeOffset now) =>
        c.Execute(
            "INSERT OR IGNORE INTO team_proposal (print, record, since) VALUES ($print, $record, $now)",
            ("$print", print),
            ("$record", record),
            ("$now", now)
        ) > 0;

    public static void Remove(MemoryConnection c, string print) =>
        c.Execute("DELETE FROM team_proposal WHERE print = $print", ("$print", print));

    /// <summary>False if there is no proposal for this record.</summary>
    public static bool Answer(MemoryConnection c, long record, bool declines) =>
        c.Execute(
            "UPDATE team_proposal SET declined = $declined WHERE record = $record",
            ("$record", record),
            ("$declined", declines ? 1 : 0)
        ) > 0;

    public static HashSet<string> SentPrints(MemoryConnection c) =>
        c.List("SELECT print FROM team_print", r => r.Text("print")).ToHashSet(StringComparer.Ordinal);

    public static void SetSent(MemoryConnection c, IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (var print in added)
            c.Execute("INSERT OR IGNORE INTO team_print (print) VALUES ($print)", ("$print", print));
        foreach (var print in removed)
            c.Execute("DELETE FROM team_print WHERE print = $print", ("$print", print));
    }
}
