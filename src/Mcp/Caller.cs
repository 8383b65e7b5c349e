using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>Who calls: the project it is about, and the session for evidence (empty when the client does not say).</summary>
internal sealed record Caller(ProjectIdentity Project, string Session)
{
    /// <summary>Throws <see cref="ModelContextProtocol.McpException"/> when the project is unknown.</summary>
    public static Caller Identify(MemoryServices memory, RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(CallerProject.Named(memory, project, request.Params?.Meta), OffRecordCall.Session(memory, request.Params?.Meta));

    /// <summary>
    /// The same for a call that writes: a name nobody used yet makes a project. Throws also when the project is off the record.
    /// </summary>
    public static Caller Writing(MemoryServices memory, RequestContext<CallToolRequestParams> request, string? project = null) =>
        new(
            OffRecordCall.Checked(memory, CallerProject.NamedOrNew(memory, project, request.Params?.Meta)),
            OffRecordCall.Session(memory, request.Params?.Meta)
        );
}
