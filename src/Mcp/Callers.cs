using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace TotalMemory.Mcp;

/// <summary>Identifies the caller of each call.</summary>
internal sealed class Callers(CallerProjects projects, OffRecordCalls offRecord)
{
    /// <summary>Throws <see cref="ModelContextProtocol.McpException"/> when the project is unknown.</summary>
    public Caller Identify(RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(projects.Named(project, request.Params?.Meta), offRecord.Session(request.Params?.Meta));

    /// <summary>
    /// The same for a call that writes: an unknown name creates a project. Also throws if the project is off the record.
    /// </summary>
    public Caller IdentifyWriter(RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(offRecord.Checked(projects.NamedOrNew(project, request.Params?.Meta)), offRecord.Session(request.Params?.Meta));
}
