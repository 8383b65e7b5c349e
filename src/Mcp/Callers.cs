using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace TotalMemory.Mcp;

/// <summary>Tells of each call who calls.</summary>
internal sealed class Callers(CallerProjects projects, OffRecordCalls offRecord)
{
    /// <summary>Throws <see cref="ModelContextProtocol.McpException"/> when the project is unknown.</summary>
    public Caller Identify(RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(projects.Named(project, request.Params?.Meta), offRecord.Session(request.Params?.Meta));

    /// <summary>
    /// The same for a call that writes: a name nobody used yet makes a project. Throws also when the project is off the record.
    /// </summary>
    public Caller Writing(RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(offRecord.Checked(projects.NamedOrNew(project, request.Params?.Meta)), offRecord.Session(request.Params?.Meta));
}
