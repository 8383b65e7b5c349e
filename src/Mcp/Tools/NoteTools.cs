using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;

namespace TotalMemory.Mcp.Tools;

/// <summary>Notes that an agent takes about its own work.</summary>
internal sealed class NoteTools(Callers callers, NoteBook notes, TimeProvider time)
{
    [McpServerTool(Name = "memory_observe", Title = "Observe", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Note what was done. The note expires after 30 days.")]
    public CallToolResult Observe(
        RequestContext<CallToolRequestParams> request,
        string tool_name,
        string summary,
        [Description("bugfix, feature, refactor, change, discovery or decision")] string observation_type = "change",
        string[]? files_affected = null,
        [Description("Default: the current one")] string? project = null
    )
    {
        var kind = ArgumentReader.OneOf(observation_type, "observation_type", NoteBook.ObservationKinds);
        var tool = ArgumentReader.Text(tool_name, "tool_name", 200);
        var caller = callers.IdentifyWriter(request, project);
        return SaveReply.Reply(
            notes.Add(
                caller.Project,
                kind,
                ArgumentReader.Text(summary, "summary"),
                NoteBook.ContextOf(tool, files_affected ?? []),
                [],
                caller.Session
            ),
            "observed"
        );
    }

    [McpServerTool(Name = "self_reflect", Title = "Reflect on own work", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Note what went well or badly in a task. It stays a note and never becomes a rule.")]
    public CallToolResult Reflect(
        RequestContext<CallToolRequestParams> request,
        string reflection,
        string task_summary,
        [Description("success, partial, failure or ongoing")] string outcome = "success",
        [Description("Default: the current one")] string? project = null,
        string[]? tags = null
    )
    {
        var ended = ArgumentReader.OneOf(outcome, "outcome", ["success", "partial", "failure", "ongoing"]);
        var caller = callers.IdentifyWriter(request, project);
        return SaveReply.Reply(
            notes.Add(
                caller.Project,
                NoteBook.Reflection,
                ArgumentReader.Text(reflection, "reflection"),
                $"task: {ArgumentReader.Text(task_summary, "task_summary")} ({time.GetUtcNow():yyyy-MM-dd})",
                ["self-reflection", ended, .. tags ?? []],
                caller.Session
            ),
            "saved"
        );
    }
}
