using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Reflection;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Mcp.Tools;

/// <summary>The nightly reflection, when asked for.</summary>
internal sealed class ReflectionTools(
    Callers callers,
    NightlyReflection reflection,
    Consolidation consolidation,
    Patterns patterns,
    Publishing publishing,
    TimeProvider time
)
{
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
        var caller = callers.Identify(request, project);
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
        var (groups, id) = consolidation.Merge(null, 0, apply: true);
        publishing.Publish([Reminder.Everywhere]);
        return Reply.Create(
            $"{groups.Sum(g => g.Merged.Count)} duplicates merged{(id > 0 ? $" (reflection {id})" : "")}.",
            null,
            ("merged", groups.Sum(g => g.Merged.Count))
        );
    }

    private CallToolResult Reflect(Caller caller, IProgress<ProgressNotificationValue> progress, bool isWeekly, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var entry = reflection.Run();
        Report(progress, 1, "publishing");
        cancel.ThrowIfCancellationRequested();
        publishing.AfterReflection();
        Report(progress, 3, "done");
        var week = isWeekly ? Digest(patterns.Report(caller.Project.Id, 7)) : "";
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

    private string Digest(PatternReport week) =>
        $"\nThe last 7 days (to {time.GetUtcNow():yyyy-MM-dd}): "
        + $"{(week.Kinds.Count == 0 ? "no errors" : string.Join(", ", week.Kinds.Take(5).Select(k => $"{k.Name} ×{k.Times}")))}; "
        + $"errors {week.Trend}.";
}
