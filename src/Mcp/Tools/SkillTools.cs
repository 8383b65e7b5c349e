using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Skills;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Procedures, and what comes next.</summary>
internal sealed class SkillTools(Callers callers, SkillBook skills)
{
    private const int Shown = 3; // chosen: more are skipped over

    [McpServerTool(Name = "memory_skill_get", Title = "Skills", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Procedures that worked here, learned from sessions: steps, proficiency, when last used.")]
    public CallToolResult Get(
        RequestContext<CallToolRequestParams> request,
        [Description("The task")] string? trigger = null,
        [Description("Name or id")] string? name = null,
        bool list_all = false,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? skill = null
    )
    {
        var caller = callers.Identify(request, project);
        var named = name ?? skill;
        IReadOnlyList<Skill> found;
        if (list_all || (named is null && string.IsNullOrWhiteSpace(trigger)))
            found = skills.All(caller.Project.Id);
        else if (named is not null && skills.Find(named, caller.Project.Id) is { } one)
            found = [one];
        else
            found = skills.Matching(trigger ?? named!, caller.Project.Id, Shown);
        if (found.Count == 0)
            return Reply.Create(
                $"No such skill in {caller.Project.Name}. Skills are learned when a run of commands succeeds in three sessions; "
                    + "memory_skill_update with new_steps adds one.",
                []
            );
        return Reply.Create(
            string.Join('\n', found.Select(s => found.Count > Shown ? Line(s) : Full(s))),
            found.Select(s => s.Id),
            ("total", found.Count)
        );
    }

    [McpServerTool(Name = "memory_skill_update", Title = "Update a skill", Destructive = false, OpenWorld = false)]
    [Description("Report how a skill went; add steps, or what to avoid. An unknown name with new_steps creates a skill.")]
    [Tolerates("trigger_pattern")]
    public CallToolResult Update(
        RequestContext<CallToolRequestParams> request,
        [Wanted, Description("Id or name")] string? skill_id = null,
        bool? success = null,
        string? notes = null,
        [Description("Appended to the steps")] string[]? new_steps = null,
        string? new_anti_pattern = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? skill = null,
        [Unlisted] string? name = null,
        [Unlisted] double? delta = null,
        [Unlisted] string? reason = null
    )
    {
        var which = ArgumentReader.Text(skill_id ?? skill ?? name, "skill_id", 200);
        var went = success ?? (delta is { } d ? d > 0 : null);
        if (went is null && new_steps is not { Length: > 0 } && string.IsNullOrWhiteSpace(new_anti_pattern))
            throw new McpException("Give success (true or false), new_steps or new_anti_pattern. Nothing was done.");
        var caller = callers.IdentifyWriter(request, project);
        var report = new SkillReport
        {
            Success = went,
            Notes = notes ?? reason ?? "",
            NewSteps = new_steps ?? [],
            NewAntiPattern = new_anti_pattern,
            Session = caller.Session,
        };
        var updated =
            skills.Report(caller.Project, which, report)
            ?? throw new McpException(
                $"There is no skill '{which}' in {caller.Project.Name}. memory_skill_get(list_all=true) names them; a new name "
                    + "with new_steps adds one. Nothing was done."
            );
        return Reply.Create(Full(updated), [updated.Id], ("updated", true));
    }

    [McpServerTool(Name = "workflow_predict", Title = "What comes next", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What usually follows the commands just run, and procedures for a task.")]
    [Tolerates("workflow_id")]
    public CallToolResult Predict(
        RequestContext<CallToolRequestParams> request,
        [Description("Commands just run, oldest first")] string[]? steps = null,
        [Description("The task")] string? trigger = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? task_description = null
    )
    {
        var task = trigger ?? task_description;
        if (steps is not { Length: > 0 } && string.IsNullOrWhiteSpace(task))
            throw new McpException("Give the commands just run (steps), or the task (trigger).");
        var caller = callers.Identify(request, project);
        var next = steps is { Length: > 0 } ? skills.Next(steps, caller.Project.Id, 5) : [];
        var matching = string.IsNullOrWhiteSpace(task) ? [] : skills.Matching(task, caller.Project.Id, Shown);
        if (next.Count + matching.Count == 0)
            return Reply.Create($"Nothing similar was seen often enough in {caller.Project.Name}.", [], ("found", false));
        var text = new StringBuilder();
        foreach (var n in next)
            text.Append(
                CultureInfo.InvariantCulture,
                $"next: {n.Verb}, {n.Share:0%} of the time ({Counted.Format(n.Times, "time")}, {n.Succeeded:0%} went well): `{n.Command}`\n"
            );
        foreach (var s in matching)
            text.Append(Full(s)).Append('\n');
        var best = matching.Count > 0 ? matching[0].Proficiency : null;
        return Reply.Create(
            text.ToString().TrimEnd(),
            matching.Select(s => s.Id),
            ("found", true),
            ("success_probability", best is null ? null : Math.Round((best.SuccessRate * best.Uses + 1) / (best.Uses + 2), 4))
        );
    }

    private static string Line(Skill s) => $"#{s.Id} {s.Name}: {s.Proficiency.InWords}";

    private static string Full(Skill s) =>
        $"{Line(s)}{(s.Record.Context.Length > 0 ? $"\n    {s.Record.Context}" : "")}"
        + $"{string.Concat(s.Steps.Select((step, i) => $"\n    {i + 1}. {step}"))}"
        + $"{string.Concat(s.AntiPatterns.Select(a => $"\n    avoid: {a}"))}";
}
