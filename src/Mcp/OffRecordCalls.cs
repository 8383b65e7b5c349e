using System.Text.Json.Nodes;
using ModelContextProtocol;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Mcp;

/// <summary>Calls from what is off the record: they may ask, and nothing of them is kept.</summary>
internal sealed class OffRecordCalls(OffRecordGate gate)
{
    /// <summary>Tools that write nothing of the session that calls them.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "memory_delete",
        "memory_consolidate",
        "memory_forget",
        "memory_reflect_now",
        "memory_export",
    ];

    /// <summary>Throws <see cref="McpException"/> when the call would keep something of what is off the record.</summary>
    public void Check(ServedTool tool, JsonObject? meta)
    {
        if (tool.Listed.Annotations?.ReadOnlyHint == true || Harmless.Contains(tool.Listed.Name))
            return;
        if (Withhold(meta) is { } why)
            throw Refusal(why);
    }

    /// <summary>The same for a project that an argument names.</summary>
    public ProjectIdentity Checked(ProjectIdentity project) => gate.Now(project) is { } why ? throw Refusal(why) : project;

    /// <summary>The session's id; empty when it is private, for nothing is noted of it then.</summary>
    public string Session(JsonObject? meta)
    {
        var session = CallMetadata.Session(meta);
        return session.Length > 0 && !gate.Files.AreNone && gate.Files.Sessions.Contains(session) ? "" : session;
    }

    private Withheld? Withhold(JsonObject? meta) =>
        PrivateSessions.IsAsked ? Withheld.PrivateSession : gate.Now(CallMetadata.Session(meta), CallMetadata.Folder(meta));

    private static McpException Refusal(Withheld why) =>
        new($"Nothing was kept: {why.Words}, as the user wished. Do not try again; tell the user if they asked for it.");
}
