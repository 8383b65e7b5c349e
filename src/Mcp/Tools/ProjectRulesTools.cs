using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Team;

namespace TotalMemory.Mcp.Tools;

/// <summary>What a project's agents should follow: learned rules, the user's conventions, and the team's rules.</summary>
internal sealed class ProjectRulesTools(Callers callers, RuleBook rules, KnowledgeBase knowledge, TeamBook team)
{
    [McpServerTool(Name = "self_rules_context", Title = "Rules", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Rules and conventions of this project.")]
    [Tolerates("phase")]
    public CallToolResult Rules(
        RequestContext<CallToolRequestParams> request,
        [Description("Default: the current one")] string? project = null,
        [Description("Only those that mention one of these")] string[]? categories = null
    )
    {
        var caller = callers.Identify(request, project);
        var learned = rules.Sayable(caller.Project.Id).Select(r => r.Record).ToList();
        var said = knowledge.Rules(caller.Project.Id, 200).Where(f => !learned.Any(r => NearDuplicate.Same(r.Text, f.Text)));
        var spoken = learned.Concat(said).Where(r => IsAbout(r.Text, r.Tags)).Take(20).ToList();
        var shared = TeamWording
            .NotSaidBy(team.All(caller.Project.Id), spoken.Select(r => r.Text))
            .Where(t => IsAbout(t.Text, []))
            .Take(20);
        string[] lines =
        [
            .. spoken.Select(r => $"#{r.Id}{(r.Type == RecordType.Rule ? $" [{r.Kind}]" : "")} {Sentences.OneLine(r.Text)}"),
            RecallTools.TeamText([.. shared]),
        ];
        return spoken.Count == 0 && lines[^1].Length == 0
            ? Reply.Create($"No rules are known for {caller.Project.Name}.", [])
            : Reply.Create(string.Join('\n', lines).TrimEnd(), spoken.Select(r => r.Id));

        bool IsAbout(string text, IEnumerable<string> tags) =>
            categories is not { Length: > 0 }
            || categories.Any(c =>
                text.Contains(c, StringComparison.OrdinalIgnoreCase) || tags.Contains(c, StringComparer.OrdinalIgnoreCase)
            );
    }
}
