using System.ComponentModel;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Reflection;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Keeping the memory in order. All of it can be undone: totalmemory reflections undo ID.</summary>
internal sealed class UpkeepTools(MemoryServices memory, TimeProvider time)
{
    [McpServerTool(Name = "memory_consolidate", Title = "Merge duplicates", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description(
        "Merge facts that say the same thing. Numbers, names, paths and negations must agree. Preview only, unless dry_run is false."
    )]
    public CallToolResult Consolidate(
        RequestContext<CallToolRequestParams> request,
        [Description("Default: the current one")] string? project = null,
        [Description("Word overlap, 0 to 1")] double threshold = 0.75,
        bool dry_run = true
    )
    {
        if (threshold is < 0 or > 1)
            throw new McpException("threshold must be between 0 and 1.");
        var caller = Caller.Identify(memory, request, project);
        var (groups, reflection) = memory.Consolidation.Merge(caller.Project.Id, threshold, apply: !dry_run);
        if (reflection > 0)
            memory.Briefings.Publish([caller.Project.Id]);
        var text = new StringBuilder(
            groups.Count == 0
                ? "Nothing says the same twice."
                : $"{Counted.Of(groups.Sum(g => g.Merged.Count), "record")} {(dry_run ? "would merge" : "merged")} into "
                    + $"{groups.Count}{(reflection > 0 ? $"; undo: totalmemory reflections undo {reflection}" : "")}"
        );
        foreach (var g in groups)
            text.Append(
                $"\n{RecordText.Line(g.Stays, most: 160)}\n    ← "
                    + $"{string.Join("\n    ← ", g.Merged.Select(m => RecordText.Line(m, most: 160)))}"
            );
        return Reply.Create(
            text.ToString(),
            groups.Select(g => g.Stays.Id),
            ("groups_found", groups.Count),
            ("total_mergeable", groups.Sum(g => g.Merged.Count)),
            ("applied", reflection > 0)
        );
    }

    [McpServerTool(Name = "memory_forget", Title = "Archive unused records", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description(
        "Archive records not used or confirmed for 180 days. Preview only, unless dry_run is false. memory_delete deletes one record."
    )]
    [Tolerates("archive_after_days", "purge_after_days")]
    public CallToolResult Forget(
        RequestContext<CallToolRequestParams> request,
        bool dry_run = true,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] long? id = null
    )
    {
        if (id is { } one)
            throw new McpException(
                $"memory_forget archives what faded. To forget #{one} for good, when the user says so: memory_delete(id={one}). "
                    + "Nothing was done."
            );
        var caller = Caller.Identify(memory, request, project);
        var (changes, reflection, tooMuch) = memory.Consolidation.Retire(caller.Project.Id, apply: !dry_run);
        if (tooMuch && !dry_run)
            throw new McpException(
                $"{Counted.Of(changes.Count, "record")} would leave, more than a tenth of what is known: "
                    + "the user decides (totalmemory reflect --accept). Nothing was done."
            );
        if (reflection > 0)
            memory.Briefings.Publish([caller.Project.Id]);
        var (archived, purged) = (
            changes.Count(c => c.Action == ReflectionAction.Archived),
            changes.Count(c => c.Action == ReflectionAction.Purged)
        );
        var lines = changes.Take(30).Select(c => $"\n{RecordText.Line(c.Record, most: 120)}: {c.Reason}");
        return Reply.Create(
            $"{archived} {(dry_run ? "would be" : "were")} archived in "
                + $"{caller.Project.Name}{(purged > 0 ? $"; {purged} archived a year ago lose their words in a night" : "")}"
                + $"{(reflection > 0 ? $"; undo: totalmemory reflections undo {reflection}" : "")}{string.Concat(lines)}"
                + $"{(changes.Count > 30 ? $"\nand {changes.Count - 30} more" : "")}",
            changes.Select(c => c.Record.Id),
            ("dry_run", dry_run),
            (dry_run ? "would_archive" : "archived", archived),
            ("would_purge", purged)
        );
    }

    [McpServerTool(Name = "memory_reflect_now", Title = "Reflect now", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description(
        "Run the nightly reflection now: merge, supersede, archive, judge rules, learn skills. The user can review and undo it: "
            + "totalmemory reflections."
    )]
    [Tolerates("topic")]
    public async Task<CallToolResult> ReflectAsync(
        RequestContext<CallToolRequestParams> request,
        IProgress<ProgressNotificationValue> progress,
        [Description("quick (duplicates only), full or weekly")] string scope = "full",
        [Unlisted] string? project = null,
        CancellationToken cancel = default
    )
    {
        var caller = Caller.Identify(memory, request, project);
        var wanted = ArgumentReader.OneOf(scope, "scope", ["quick", "full", "weekly"]);
        return await Task.Run(
            () =>
            {
                Report(progress, 0, "looking for duplicates");
                return wanted == "quick" ? MergeDuplicates() : Reflect(caller, progress, isWeekly: wanted == "weekly", cancel);
            },
            cancel
        );
    }

    private CallToolResult MergeDuplicates()
    {
        var (groups, id) = memory.Consolidation.Merge(null, 0, apply: true);
        memory.Publishing.Publish([Spool.Reminders.Reminder.Everywhere]);
        return Reply.Create(
            $"{groups.Sum(g => g.Merged.Count)} duplicates merged{(id > 0 ? $" (reflection {id})" : "")}.",
            null,
            ("merged", groups.Sum(g => g.Merged.Count))
        );
    }

    private CallToolResult Reflect(Caller caller, IProgress<ProgressNotificationValue> progress, bool isWeekly, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var entry = memory.Reflection.Run();
        Report(progress, 1, "publishing");
        cancel.ThrowIfCancellationRequested();
        memory.Publishing.AfterReflection();
        Report(progress, 3, "done");
        var week = isWeekly ? Digest(memory.Patterns.Of(caller.Project.Id, 7)) : "";
        return Reply.Create(
            entry.Outcome == ReflectionOutcome.Refused
                ? $"Reflection {entry.Id} would remove more than a tenth of what is known ({entry.Archived} archived, "
                    + $"{entry.Superseded} superseded of {entry.Active}), so nothing was changed. The user decides: totalmemory "
                    + $"reflections show {entry.Id}, then totalmemory reflect --accept."
                : $"Reflection {entry.Id}: merged {entry.Merged}, superseded {entry.Superseded}, archived {entry.Archived}, "
                    + $"purged {entry.Purged}, promoted {entry.Promoted}, suspended {entry.Suspended} of {entry.Active} "
                    + $"records.{week}",
            null,
            ("reflection", entry.Id),
            ("changes", entry.Changes),
            ("refused", entry.Outcome == ReflectionOutcome.Refused)
        );
    }

    private static void Report(IProgress<ProgressNotificationValue> progress, float done, string message) =>
        progress.Report(
            new ProgressNotificationValue
            {
                Progress = done,
                Total = 3,
                Message = message,
            }
        );

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
        var kind = ArgumentReader.OneOf(target, "target", ["all", .. Documents.DocumentFinder.Kinds]);
        var caller = Caller.Identify(memory, request, project);
        return await Task.Run(
            () =>
            {
                var documents = Documents
                    .DocumentFinder.Find(Spool.UserFolder.Path, caller.Project.Root)
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
                var report = memory.Documents.Run(caller.Project, documents, cancel);
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

    private string Digest(Rules.PatternReport week) =>
        $"\nThe last 7 days (to {time.GetUtcNow():yyyy-MM-dd}): "
        + $"{(week.Kinds.Count == 0 ? "no errors" : string.Join(", ", week.Kinds.Take(5).Select(k => $"{k.Name} ×{k.Times}")))}; "
        + $"errors {week.Trend}.";
}
