using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TotalMemory.Transcripts;

/// <summary>
/// Everything specific to one client: where its files are, how a record becomes turns, the names of its tools, the text it adds to a
/// person's messages, and how it tells our server who calls.
/// </summary>
internal interface IClientAdapter
{
    /// <summary>Its name in events, sessions and settings.</summary>
    string Name { get; }

    /// <summary>Display name.</summary>
    string Title { get; }

    ClientTools Tools { get; }

    ClientText Text { get; }

    ClientOutput Output { get; }

    ClientDocuments Documents { get; }

    /// <summary>It can answer a prompt on the command line, and so be used as a language model.</summary>
    bool IsLanguageModel => false;

    /// <summary>Where the client keeps its settings; the folder need not exist.</summary>
    /// <param name="user">The user's home folder.</param>
    string Folder(string user, Func<string, string?> environment);

    /// <summary>Where the client keeps its sessions; the folders need not exist.</summary>
    /// <param name="user">The user's home folder.</param>
    IEnumerable<string> SessionFolders(string user, Func<string, string?> environment);

    /// <summary>True for the name of a file among the sessions that contains no conversation.</summary>
    bool IsJournal(string fileName) => false;

    /// <summary>True if a transcript record is in this client's format.</summary>
    bool Wrote(JsonElement record);

    ITranscriptFormat Read(OpenCalls calls);

    /// <summary>The caller of our server, from a call's metadata.</summary>
    CallOrigin CallerIn(JsonObject metadata) => CallOrigin.Unknown;

    /// <summary>The caller of our server, from the environment in which the client started it.</summary>
    CallOrigin CallerIn(Func<string, string?> environment) => CallOrigin.Unknown;
}

/// <summary>A client's instruction files.</summary>
/// <param name="Own">Below the client's own folder.</param>
/// <param name="OfProject">Below a project's root.</param>
/// <param name="ProjectFolder">Its folder in a project, with <c>skills</c> and <c>rules</c> like its own; null if none.</param>
internal sealed record ClientDocuments(IReadOnlyList<string> Own, IReadOnlyList<string> OfProject, string? ProjectFolder);

/// <summary>Reads one transcript of a client, record by record.</summary>
internal interface ITranscriptFormat
{
    /// <summary>
    /// The transcript is a subagent's, so its prompts are an agent's. Called when reading continues after the line that says so.
    /// </summary>
    void ExpectAgent();

    /// <param name="previous">The time of the previous record, for records without one.</param>
    ParsedLine Read(JsonElement record, int line, DateTimeOffset previous);
}

/// <summary>A client's built-in tools by purpose.</summary>
/// <param name="Others">Other built-in tools: plans, questions, subagents.</param>
internal sealed record ClientTools(
    IReadOnlyList<string> Shells,
    IReadOnlyList<string> Edits,
    IReadOnlyList<string> Lookups,
    IReadOnlyList<string> Others
)
{
    /// <summary>The tool that takes a patch; null if there is none.</summary>
    public string? PatchTool { get; init; }

    /// <summary>A line of a patch that names a file (group 1); null if there is no such tool.</summary>
    public Regex? PatchedFile { get; init; }

    /// <summary>Beginnings of the names of tools that bring text from outside.</summary>
    public IReadOnlyList<string> ExternalPrefixes { get; init; } = [];
}

/// <summary>Text that a client adds to a person's messages.</summary>
/// <param name="Prefixes">Prefixes of messages written by a program.</param>
/// <param name="Blocks">Blocks that the client inserts into a message.</param>
/// <param name="PlanPrefixes">Prefixes of messages that submit an approved plan.</param>
/// <param name="PlanEnds">Text that the client appends to such a plan.</param>
internal sealed record ClientText(
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<TagPair> Blocks,
    IReadOnlyList<string> PlanPrefixes,
    IReadOnlyList<string> PlanEnds
)
{
    /// <summary>Heading above the person's request in a message that starts with one of <see cref="ContextPrefixes"/>.</summary>
    public string? RequestHeading { get; init; }

    /// <summary>Prefixes of messages with the client's context before the request.</summary>
    public IReadOnlyList<string> ContextPrefixes { get; init; } = [];
}
