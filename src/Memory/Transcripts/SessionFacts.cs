namespace TotalMemory.Transcripts;

/// <summary>What one record says of its session; null where it says nothing.</summary>
public sealed record SessionFacts
{
    public string? Session { get; init; }
    public string? Cwd { get; init; }
    public string? Branch { get; init; }

    /// <summary>Address of the repository's remote, where the client wrote it down.</summary>
    public string? Remote { get; init; }

    /// <summary>Id of the subagent this transcript belongs to.</summary>
    public string? Agent { get; init; }

    public string? ForkedFrom { get; init; }

    /// <summary>Earlier knowledge wins: a session belongs to the folder it started in.</summary>
    public SessionFacts MergedWith(SessionFacts later) =>
        new()
        {
            Session = Session ?? later.Session,
            Cwd = Cwd ?? later.Cwd,
            Branch = Branch ?? later.Branch,
            Remote = Remote ?? later.Remote,
            // A subagent inside the main file does not make the file a subagent's: the first record that speaks decides.
            Agent = Session is null ? Agent ?? later.Agent : Agent,
            ForkedFrom = ForkedFrom ?? later.ForkedFrom,
        };
}
