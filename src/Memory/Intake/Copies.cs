using TotalMemory.Spool.Files;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>
/// What other files contain of the session being read. Copies, archives, compressed files and "conflicted copies" contain the same
/// records; each record counts once, wherever it was read first.
/// </summary>
internal sealed class Copies
{
    private readonly MemoryConnection c;
    private readonly long continued;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);
    private HashSet<TurnKey>? others;
    private Func<MemoryConnection, long, List<TranscriptState>> find = (_, _) => [];
    private List<TranscriptState> copies = [];

    /// <param name="c">To look them up.</param>
    /// <param name="state">The transcript being read.</param>
    public Copies(MemoryConnection c, TranscriptState state)
    {
        this.c = c;
        continued = state.Offset > 0 ? state.Id : 0;
        if (state.Session is { } session)
            FindContinued(state.Id, session, state.Agent);
    }

    /// <summary>Called once the session is known. Returns the transcript that this file continues, if any.</summary>
    /// <param name="transcript">The one being read; 0 if nothing of it is stored.</param>
    /// <param name="path">The file being read, if nothing of it was read before.</param>
    public TranscriptState? FindContinued(long transcript, string session, string? agent, string? path = null)
    {
        if (others is not null)
            return null;
        find = (connection, own) => connection.Transcripts.Copies(own, session, agent);
        copies = find(c, transcript);
        if (path is not null && copies.FirstOrDefault(t => Continues(path, t)) is { } earlier)
            return earlier;
        others = copies.Count == 0 ? [] : c.Transcripts.Keys(copies.Select(t => t.Id));
        return null;
    }

    /// <summary>No process has read further in them since they were looked up.</summary>
    public bool AreUnchanged(MemoryConnection writing, long transcript) =>
        find(writing, transcript).Select(t => (t.Id, t.Turns)).SequenceEqual(copies.Select(t => (t.Id, t.Turns)));

    /// <summary>True if this record was read before, here or in another file of the session.</summary>
    public bool IsRepeated(IReadOnlyList<Turn> record)
    {
        if (record.Count == 0)
            return false;
        if (record[0].Uuid is { } uuid && (!own.Add(uuid) || (continued > 0 && c.Transcripts.Holds(continued, uuid))))
            return true;
        return others is { Count: > 0 } && record.All(IsRepeatedTurn);
    }

    private bool IsRepeatedTurn(Turn turn) =>
        TurnKey.Compute(turn) is var key && (others!.Contains(key) || others.Contains(key.WithoutWords));

    // The other file is gone (moved, archived, compressed), or is shorter and was read to its end: this one replaces it.
    private static bool Continues(string path, TranscriptState earlier)
    {
        if (earlier.Offset == 0 || !FileHead.Continues(path, earlier.Head, earlier.Offset))
            return false;
        if (FileStatus.Read(earlier.Path) is not { } there)
            return true;
        return there.Size == earlier.Offset && new FileInfo(path).Length > earlier.Offset && FileHead.Agree(path, earlier.Path, there.Size);
    }
}
