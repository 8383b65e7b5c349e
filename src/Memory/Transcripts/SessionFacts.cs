namespace TotalMemory.Transcripts;

/// <summary>What one record tells about its session; null for what it does not tell.</summary>
public sealed record SessionFacts
{
    public string? Session { get; init; }
    public string? Cwd { get; init; }
    public string? Branch { get; init; }

    /// <summary>Address of the repository's remote, if the client recorded it.</summary>
    public string? Remote { get; init; }

    /// <summary>Id of the subagent this transcript belongs to.</summary>
    public string? Agent { get; init; }

    public string? ForkedFrom { get; init; }

    /// <summary>Earlier values win: a session belongs to the folder in which it started.</summary>
    public SessionFacts MergedWith(SessionFacts later) =>
        new()
        {
            Session = Session ?? later.Session,
            Cwd = Cwd ?? later.Cwd,
            Branch = Branch ?? later.Branch,
            Remote = Remote ?? later.Remote,
            // A subagent's record inside the main file does not make it a subagent's file: the first record decides.
            Agent = Session is null ? Agent ?? later.Agent : Agent,
            ForkedFrom = ForkedFrom ?? later.ForkedFrom,
        };
}
