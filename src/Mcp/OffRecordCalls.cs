using System.Text.Json.Nodes;
using ModelContextProtocol;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Mcp;

/// <summary>Calls from a session or project that is off the record: they may read, but nothing about them is kept.</summary>
internal sealed class OffRecordCalls(OffRecordGate gate)
{
    /// <summary>Tools that keep nothing about the calling session.</summary>
    private static readonly HashSet<string> ToolsThatWriteNothing =
    [
        "memory_delete",
        "memory_consolidate",
        "memory_forget",
        "memory_reflect_now",
        "memory_export",
    ];

    /// <summary>Throws <see cref="McpException"/> if the call would keep something that is off the record.</summary>
    public void Check(ServedTool tool, JsonObject? meta)
    {
        if (tool.Listed.Annotations?.ReadOnlyHint == true || ToolsThatWriteNothing.Contains(tool.Listed.Name))
            return;
        if (Withhold(meta) is { } why)
            throw Refusal(why);
    }

    /// <summary>The same for a project that an argument names.</summary>
    public ProjectIdentity Checked(ProjectIdentity project) => gate.WhyWithheld(project) is { } why ? throw Refusal(why) : project;

    /// <summary>The session's id; empty if it is private, since nothing is recorded about it then.</summary>
    public string Session(JsonObject? meta)
    {
        var session = CallMetadata.Session(meta);
        return session.Length > 0 && !gate.Files.AreNone && gate.Files.Sessions.Contains(session) ? "" : session;
    }

    private Withheld? Withhold(JsonObject? meta) =>
        PrivateSessions.IsAsked ? Withheld.PrivateSession : gate.WhyWithheld(CallMetadata.Session(meta), CallMetadata.Folder(meta));

    private static McpException Refusal(Withheld why) =>
        new($"Nothing was kept: {why.Words}, as the user wished. Do not try again; tell the user if they asked for it.");
}
