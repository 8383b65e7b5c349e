using System.ComponentModel;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Delivery;
using TotalMemory.Reflection;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Merging and archiving. Everything can be undone: totalmemory reflections undo ID.</summary>
internal sealed class UpkeepTools(Callers callers, Consolidation consolidation, BriefingPublisher briefings)
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
        var caller = callers.Identify(request, project);
        var (groups, reflection) = consolidation.Merge(caller.Project.Id, threshold, apply: !dry_run);
        if (reflection > 0)
            briefings.Publish([caller.Project.Id]);
        var merged = dry_run ? "would merge" : "merged";
        var undo = reflection > 0 ? $"; undo: totalmemory reflections undo {reflection}" : "";
        var text = new StringBuilder(
            groups.Count == 0
                ? "No duplicates found."
                : $"{Counted.Format(groups.Sum(g => g.Merged.Count), "record")} {merged} into {groups.Count}{undo}"
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
                $"memory_forget archives unused records. To delete #{one} for good, if the user asks: memory_delete(id={one}). "
                    + "Nothing was done."
            );
        var caller = callers.Identify(request, project);
        var (changes, reflection, tooMuch) = consolidation.Retire(caller.Project.Id, apply: !dry_run);
        if (tooMuch && !dry_run)
            throw new McpException(
                $"{Counted.Format(changes.Count, "record")} would be removed, more than a tenth of the memory: "
                    + "the user decides (totalmemory reflect --accept). Nothing was done."
            );
        if (reflection > 0)
            briefings.Publish([caller.Project.Id]);
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
}
