using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.History;

namespace TotalMemory.Mcp.Tools;

/// <summary>Why something is believed.</summary>
internal sealed class HistoryTools(Callers callers, RecordHistory history)
{
    [McpServerTool(Name = "memory_history", Title = "Why", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Why a record is believed: quotes, versions, contradictions, where it was shown, what followed.")]
    public CallToolResult History(
        RequestContext<CallToolRequestParams> request,
        long id,
        [Description("Default: the current one")] string? project = null
    )
    {
        var caller = callers.Identify(request, project);
        var story =
            history.Trace(id, caller.Project.Id)
            ?? throw new McpException($"There is no record #{id} in {caller.Project.Name}. Ids come from memory_recall.");
        return Reply.Create(
            $"#{id} {string.Join('\n', StoryText.Lines(story))}",
            [.. story.Earlier.Select(e => e.Id), id, .. story.Later.Select(l => l.Id)],
            ("total_versions", 1 + story.Earlier.Count + story.Later.Count)
        );
    }
}
