using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Documents;
using TotalMemory.Spool;

namespace TotalMemory.Mcp.Tools;

/// <summary>Instruction files, made searchable.</summary>
internal sealed class DocumentTools(Callers callers, DocumentIndex index)
{
    [McpServerTool(Name = "memory_graph_index", Title = "Index documents", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Make CLAUDE.md, AGENTS.md, skills and rules files searchable. They never become rules of the memory.")]
    [Tolerates("limit")]
    public async Task<CallToolResult> IndexAsync(
        RequestContext<CallToolRequestParams> request,
        IProgress<ProgressNotificationValue> progress,
        [Description("all, claude_md, skills or rules")] string target = "all",
        [Description("Default: the current one")] string? project = null,
        CancellationToken cancel = default
    )
    {
        var kind = ArgumentReader.OneOf(target, "target", ["all", .. DocumentFinder.Kinds]);
        var caller = callers.Identify(request, project);
        return await Task.Run(
            () =>
            {
                var documents = DocumentFinder
                    .Find(UserFolder.Path, caller.Project.Root)
                    .Where(d => kind == "all" || d.Kind == kind)
                    .ToList();
                progress.Report(
                    new ProgressNotificationValue
                    {
                        Progress = 0,
                        Total = documents.Count,
                        Message = $"{documents.Count} documents",
                    }
                );
                var report = index.Run(caller.Project, documents, cancel);
                progress.Report(
                    new ProgressNotificationValue
                    {
                        Progress = documents.Count,
                        Total = documents.Count,
                        Message = "done",
                    }
                );
                return Reply.Create(
                    $"{report.Documents} documents, {report.Passages} passages ({report.Added} new, {report.Gone} "
                        + $"gone){string.Concat(documents.Select(d => $"\n{d.Kind}: {d.Path}"))}",
                    null,
                    ("documents", report.Documents),
                    ("passages", report.Passages)
                );
            },
            cancel
        );
    }
}
