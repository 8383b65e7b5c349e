using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Transcripts;

/// <summary>
/// What is special about one client: where its files lie, how a record becomes turns, what its tools are called, what the client itself
/// writes into a person's messages, and how it tells our server who calls.
/// </summary>
internal interface IClientAdapter
{
    /// <summary>As events, sessions and settings name it.</summary>
    string Name { get; }

    /// <summary>As its users call it.</summary>
    string Title { get; }

    ClientTools Tools { get; }

    ClientText Text { get; }

    ClientDocuments Documents { get; }

    /// <summary>It answers a prompt on the command line, so that it can be used as a language model.</summary>
    bool IsLanguageModel => false;

    /// <summary>Where the client keeps its settings; the folder need not exist.</summary>
    /// <param name="user">The user's home folder.</param>
    string Folder(string user, Func<string, string?> environment);

    /// <summary>Where the client keeps its sessions; the folders need not exist.</summary>
    /// <param name="user">The user's home folder.</param>
    IEnumerable<string> SessionFolders(string user, Func<string, string?> environment);

    /// <summary>True for the name of a file that lies among the sessions and holds no conversation.</summary>
    bool IsJournal(string fileName) => false;

    /// <summary>True when a record of a transcript is in this client's format.</summary>
    bool Wrote(JsonElement record);

    ITranscriptFormat Read(OpenCalls calls);

    /// <summary>Who calls our server, as a call says.</summary>
    CallOrigin CallerIn(JsonObject metadata) => CallOrigin.Unknown;

    /// <summary>Who calls our server, as the environment says in which the client started it.</summary>
    CallOrigin CallerIn(Func<string, string?> environment) => CallOrigin.Unknown;
}

/// <summary>The files in which people tell a client how to work.</summary>
/// <param name="Own">Below the client's own folder.</param>
/// <param name="OfProject">Below a project's root.</param>
/// <param name="ProjectFolder">Its folder in a project, with <c>skills</c> and <c>rules</c> as in its own; null where it has none.</param>
internal sealed record ClientDocuments(IReadOnlyList<string> Own, IReadOnlyList<string> OfProject, string? ProjectFolder);

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
