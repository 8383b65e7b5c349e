using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Transfer;

namespace TotalMemory.Mcp.Tools;

/// <summary>Export and import.</summary>
internal sealed class TransferTools(
    Callers callers,
    MemoryHome home,
    JsonLinesExport export,
    ForeignImport import,
    Publishing publishing,
    TimeProvider time
)
{
    private const int MostInline = 100_000; // chosen: more would fill the agent's context
    private const int MostReasons = 5; // chosen: one screen

    [McpServerTool(Name = "memory_export", Title = "Export", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Export a project as JSON Lines, to a file in the memory's own folder or in the reply.")]
    [Tolerates("ktype", "branch", "limit")]
    public CallToolResult Export(
        RequestContext<CallToolRequestParams> request,
        [Description("Default: the current one")] string? project = null,
        bool save_to_file = true
    )
    {
        var caller = callers.Identify(request, project);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var count = export.Write(text, caller.Project.Id);
        if (!save_to_file)
        {
            var lines = text.ToString();
            return lines.Length <= MostInline
                ? Reply.Create(lines.TrimEnd(), null, ("knowledge_count", count))
                : throw new McpException(
                    $"{count} records are too many for an answer ({lines.Length:N0} characters). Call with save_to_file true."
                );
        }
        PrivateFiles.CreateFolder(home.Exports);
        var file = Path.Combine(home.Exports, $"{Safe(caller.Project.Name)}-{time.GetUtcNow():yyyyMMdd-HHmmss}.jsonl");
        PrivateFiles.WriteAtomic(file, System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        return Reply.Create(
            $"{Counted.Format(count, "record")} of {caller.Project.Name} written to {file}.",
            null,
            ("exported", true),
            ("file", file),
            ("knowledge_count", count)
        );
    }

    [McpServerTool(Name = "memory_import", Title = "Import", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Import another memory: an export (jsonl), or the database of claude-mem or total-agent-memory. Safe to repeat.")]
    public async Task<CallToolResult> ImportAsync(
        RequestContext<CallToolRequestParams> request,
        IProgress<ProgressNotificationValue> progress,
        [Wanted, Description("jsonl, claude-mem or total-agent-memory")] string? from = null,
        [Description("Default: that tool's usual place")] string? path = null,
        [Unlisted] string? file_path = null,
        [Unlisted] string? source_format = null,
        CancellationToken cancel = default
    )
    {
        var source = ArgumentReader.OneOf(from ?? source_format, "from", ForeignSources.Names);
        if ((path ?? file_path) is null && source == JsonLinesReader.Source)
            throw new McpException("path is missing: give the file that memory_export or 'totalmemory export' wrote. Nothing was done.");
        var caller = callers.Identify(request);
        return await Task.Run(
            () =>
            {
                var foreign = ForeignSources.Read(source, path ?? file_path, UserFolder.Path);
                var done = 0;
                // Asked for by an agent: text that the file attributes to a person counts as the file's.
                var report = import.Run(
                    foreign,
                    isTrusted: false,
                    noProject: caller.Project,
                    advance: n => progress.Report(new ProgressNotificationValue { Progress = done += n, Total = foreign.Items.Count }),
                    cancel: cancel
                );
                publishing.Review(report.Projects, judgeAll: false);
                var homeless =
                    report.WithoutProject > 0
                        ? $", {caller.Project.Name} among them by {Counted.Format(report.WithoutProject, "item")} without a project"
                        : "";
                return Reply.Create(
                    $"{Counted.Format(report.Added, "record")} added, {report.Known} known already, "
                        + $"{report.Refused} refused (the user had removed them), {report.Unreadable} unreadable; "
                        + $"{Counted.Format(report.Projects.Count, "project")} gained something{homeless}.{Reasons(report)}",
                    null,
                    ("added", report.Added),
                    ("known", report.Known),
                    ("refused", report.Refused)
                );
            },
            cancel
        );
    }

    private static string Reasons(ForeignReport report) =>
        string.Concat(report.Reasons.Take(MostReasons).Select(reason => $"\nunreadable: {reason}"));

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
}
