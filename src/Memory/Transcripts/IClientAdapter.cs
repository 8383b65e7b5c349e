using System.Text.Json;

namespace TotalMemory.Transcripts;

/// <summary>
/// What one client's sessions look like: where they lie, how a record becomes turns, what its tools are called, and what the client itself
/// writes into a person's messages.
/// </summary>
internal interface IClientAdapter
{
    string Name { get; }

    ClientTools Tools { get; }

    ClientText Text { get; }

    /// <summary>Where the client keeps its sessions; the folders need not exist.</summary>
    /// <param name="user">The user's home folder.</param>
    IEnumerable<string> SessionFolders(string user, Func<string, string?> environment);

    /// <summary>True when a record of a transcript is in this client's format.</summary>
    bool Wrote(JsonElement record);

    ITranscriptFormat Read(OpenCalls calls);
}

/// <summary>Reads one transcript of a client, record by record.</summary>
internal interface ITranscriptFormat
{
    /// <summary>The transcript is a subagent's: its prompts are an agent's. Told when reading goes on behind that line.</summary>
    void ExpectAgent();

    /// <param name="previous">The time of the record before, for one that has none.</param>
    ParsedLine Read(JsonElement record, int line, DateTimeOffset previous);
}

/// <summary>A client's own tools, by what they are for.</summary>
/// <param name="Others">Neither shell nor edit nor lookup, and not from outside: plans, questions, subagents.</param>
internal sealed record ClientTools(
    IReadOnlyList<string> Shells,
    IReadOnlyList<string> Edits,
    IReadOnlyList<string> Lookups,
    IReadOnlyList<string> Others
);

/// <summary>What a client writes into a person's messages.</summary>
/// <param name="Prefixes">How a message begins that a program wrote.</param>
/// <param name="Blocks">Stretches within a message that the client put there.</param>
/// <param name="PlanPrefixes">How a message begins that hands an approved plan over.</param>
/// <param name="PlanEnds">What the client writes behind such a plan.</param>
internal sealed record ClientText(
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<TagPair> Blocks,
    IReadOnlyList<string> PlanPrefixes,
    IReadOnlyList<string> PlanEnds
)
{
    /// <summary>Before the person's request, when a message begins with one of <see cref="ContextPrefixes"/>.</summary>
    public string? RequestHeading { get; init; }

    /// <summary>How a message begins that shows the client's context before the request.</summary>
    public IReadOnlyList<string> ContextPrefixes { get; init; } = [];
}
