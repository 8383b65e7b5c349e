using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Graph;
using TotalMemory.Recall;

namespace TotalMemory.Mcp;

/// <summary>How records hang together.</summary>
[McpServerToolType]
internal sealed class GraphTools(MemoryServices memory)
{
    [McpServerTool(Name = "memory_associate", Title = "Associate", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What hangs together with a topic: recall, then spreading activation over files, symbols, packages, commands and errors.")]
    public string Associate(
        RequestContext<CallToolRequestParams> request,
        [Description("Topic, in words")] string query,
        [Description("Project name; default: the current one")] string? project = null,
        [Description("At most this many")] int max_results = 10)
    {
        if (string.IsNullOrWhiteSpace(query)) throw new McpException("query is empty. Say in a few words what to start from.");
        if (max_results is < 1 or > 100) throw new McpException("max_results must be between 1 and 100.");
        var scope = CallerProject.Named(memory, project, request.Params?.Meta);
        var found = memory.Graph.Associate(new RecallQuery { Text = query, Project = scope.Id, Limit = max_results });
        return found.Count == 0 ? $"Nothing is known about that in {scope.Name}."
            : string.Join('\n', found.Select(a => $"{a.Activation.Strength:0.00} ({(a.Activation.Hops == 0 ? "found" : $"{a.Activation.Hops} steps, {a.Activation.Ways} ways")}) {RecordText.Line(a.Record)}"));
    }

    [McpServerTool(Name = "memory_relate", Title = "Relate", OpenWorld = false, Destructive = false, Idempotent = true)]
    [Description("Relate two records: causal, solution, context, related, contradicts or supersedes.")]
    public string Relate(
        RequestContext<CallToolRequestParams> request,
        [Description("Id of the record it goes from")] long from_id,
        [Description("Id of the other")] long to_id,
        [Description("Type of the relation")] string? type = null,
        [Description("The same, by its older name")] string? relation = null)
    {
        var named = type ?? relation ?? throw new McpException($"type is missing. Use one of {Types}.");
        if (!Enum.TryParse<RelationType>(named, true, out var kind) || int.TryParse(named, out _)) throw new McpException($"type '{named}' is unknown. Use one of {Types}.");
        return memory.Graph.Relate(from_id, to_id, kind, CallerProject.Current(memory, request.Params?.Meta).Id) switch
        {
            null => throw new McpException($"#{from_id} or #{to_id} is no active record of this project, or both are the same. memory_recall gives ids."),
            true => $"#{from_id} {named} #{to_id}",
            false => $"#{from_id} {named} #{to_id} was known.",
        };
    }

    private static string Types => string.Join(", ", Enum.GetNames<RelationType>()).ToLowerInvariant();
}
