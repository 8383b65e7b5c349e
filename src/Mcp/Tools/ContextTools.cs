using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Delivery;

namespace TotalMemory.Mcp.Tools;

/// <summary>Everything about a task, or about a file.</summary>
internal sealed class ContextTools(Callers callers, ContextBuilder context, FileContext files)
{
    [McpServerTool(Name = "memory_context_build", Title = "Build context", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Rules, knowledge, episodes, skills and blind spots for a task, within a token budget.")]
    public async Task<CallToolResult> BuildAsync(
        RequestContext<CallToolRequestParams> request,
        [Wanted] string? query = null,
        [Description("Default: the current one")] string? project = null,
        int max_tokens = 4_000,
        [Unlisted] string? task = null,
        CancellationToken cancel = default
    )
    {
        var about = ArgumentReader.Text(query ?? task, "query", 4_000);
        var caller = callers.Identify(request, project);
        var built = await context.BuildAsync(about, caller.Project.Id, ArgumentReader.Count(max_tokens, "max_tokens", 50, 50_000), cancel);
        return Reply.Create(
            built.Text.Length > 0 ? built.Text : $"Nothing is known about that in {caller.Project.Name}.",
            built.Ids,
            ("total_tokens", built.Tokens)
        );
    }

    [McpServerTool(Name = "file_context", Title = "About a file", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Past errors in a file, and what is known about it.")]
    public CallToolResult File(
        RequestContext<CallToolRequestParams> request,
        string path,
        [Description("Default: the current one")] string? project = null,
        int limit = 20
    )
    {
        var caller = callers.Identify(request, project);
        var story = files.Tell(ArgumentReader.Text(path, "path", 1_000), caller.Project.Id, ArgumentReader.Count(limit, "limit"));
        if (story.Warnings.Count + story.Known.Count + story.Sessions.Count == 0)
            return Reply.Create($"Nothing is known about {path} in {caller.Project.Name}.", [], ("risk_score", 0));
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{path}: risk {story.Risk:0.00}\n"));
        foreach (var w in story.Warnings)
            text.Append("went wrong: ").Append(RecordText.Line(w, most: 240)).Append('\n');
        foreach (var k in story.Known)
            text.Append(RecordText.Line(k, most: 240)).Append('\n');
        foreach (var s in story.Sessions.Take(5))
            text.Append("changed in: ").Append(RecordText.Line(s, most: 160)).Append('\n');
        return Reply.Create(
            text.ToString().TrimEnd(),
            story.Warnings.Concat(story.Known).Concat(story.Sessions.Take(5)).Select(r => r.Id),
            ("risk_score", Math.Round(story.Risk, 3))
        );
    }
}
