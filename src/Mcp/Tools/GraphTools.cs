using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Association;
using TotalMemory.Graph;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Relations between records.</summary>
internal sealed class GraphTools(Callers callers, KnowledgeGraph graph, GraphView view)
{
    [McpServerTool(Name = "memory_associate", Title = "Associate", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Records linked to a topic: recall, then spreading activation over shared files, symbols, packages, commands and errors.")]
    [Tolerates("max_sources")]
    public async Task<CallToolResult> AssociateAsync(
        RequestContext<CallToolRequestParams> request,
        string query,
        [Description("recall, or composition: the fewest records that cover the topic")] string mode = "recall",
        [Description("Default: the current one")] string? project = null,
        int max_results = 10,
        [Description("For composition: share of the topic's words to cover, 0 to 1")] double min_coverage = 0.7,
        CancellationToken cancel = default
    )
    {
        if (string.IsNullOrWhiteSpace(query))
            throw new McpException("query is empty. Give a few words to start from.");
        if (min_coverage is < 0 or > 1)
            throw new McpException("min_coverage must be between 0 and 1.");
        var composition = ArgumentReader.OneOf(mode, "mode", ["recall", "composition"]) == "composition";
        var caller = callers.Identify(request, project);
        graph.UpdateIfStale();
        var found = await graph.AssociateAsync(
            new RecallQuery
            {
                Text = query,
                Project = caller.Project.Id,
                Limit = composition ? 60 : ArgumentReader.Count(max_results, "max_results"),
            },
            cancel
        );
        if (found.Count == 0)
            return Reply.Create($"Nothing is known about that in {caller.Project.Name}.", []);
        if (!composition)
            return Reply.Create(string.Join('\n', found.Select(Line)), found.Select(a => a.Record.Id));
        var cover = Cover.Choose(query, found, Math.Min(5, ArgumentReader.Count(max_results, "max_results")));
        return Reply.Create(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cover.Coverage:0%} of the topic's words are "
                    + $"covered{(cover.Coverage < min_coverage ? ", fewer than asked for" : "")}"
                    + $"\n{string.Join('\n', cover.Records.Select(Line))}"
            ),
            cover.Records.Select(a => a.Record.Id),
            ("coverage", Math.Round(cover.Coverage, 3))
        );
    }

    [McpServerTool(Name = "memory_relate", Title = "Relate", OpenWorld = false, Destructive = false, Idempotent = true)]
    [Description("Link two records.")]
    public CallToolResult Relate(
        RequestContext<CallToolRequestParams> request,
        long from_id,
        long to_id,
        [Wanted, Description("causal, solution, context, related, contradicts or supersedes")] string? type = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? relation = null,
        [Unlisted] string? relation_type = null
    )
    {
        var named = type ?? relation ?? relation_type ?? throw new McpException($"type is missing. Use one of {Types}. Nothing was done.");
        if (!EnumWord.TryRead<RelationType>(named, out var kind))
            throw new McpException($"type '{named}' is unknown. Use one of {Types}. Nothing was done.");
        var caller = callers.Identify(request, project);
        return graph.Relate(from_id, to_id, kind, caller.Project.Id) switch
        {
            null => throw new McpException(
                $"#{from_id} or #{to_id} is no active record of {caller.Project.Name}, or both are the same. memory_recall gives "
                    + "ids. Nothing was done."
            ),
            true => Reply.Create($"#{from_id} {named.ToLowerInvariant()} #{to_id}", [from_id, to_id], ("created", true)),
            false => Reply.Create($"#{from_id} {named.ToLowerInvariant()} #{to_id} was known.", [from_id, to_id], ("created", false)),
        };
    }

    [McpServerTool(Name = "memory_graph", Title = "Graph", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Neighbours of a record (by id) or an entity (by name).")]
    public CallToolResult Graph(
        RequestContext<CallToolRequestParams> request,
        [Wanted, Description("12, or a name: redis, Hook.cs")] string? node = null,
        [Description("1 to 5")] int depth = 2,
        [Description("Only these: mentions, causal, solution…")] string[]? types = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? id = null,
        [Unlisted] string[]? relation_types = null
    )
    {
        var start = ArgumentReader.Text(node ?? id, "node", 400);
        var caller = callers.Identify(request, project);
        graph.UpdateIfStale();
        var around =
            view.Around(start, depth, types ?? relation_types, caller.Project.Id)
            ?? throw new McpException(
                $"'{start}' is neither a record of {caller.Project.Name} nor an entity that one mentions. "
                    + "memory_concepts lists the entities."
            );
        var text = new StringBuilder($"around {around.Center}: {around.Nodes.Count} nodes, {around.Edges.Count} edges\n");
        foreach (var (name, step, words) in around.Nodes)
            text.Append(' ', 2 * step)
                .Append(name)
                .Append(name[0] == '#' ? " " + Sentences.Cut(Sentences.OneLine(words), 160) : "")
                .Append('\n');
        foreach (var e in around.Edges)
            text.Append($"{e.From} {e.Type} {e.To}\n");
        return Reply.Create(
            text.ToString().TrimEnd(),
            around
                .Nodes.Where(n => n.Node[0] == '#')
                .SelectMany(n =>
                    long.TryParse(n.Node.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? [id] : (long[])[]
                )
        );
    }

    [McpServerTool(Name = "memory_concepts", Title = "Concepts", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Entities that records mention: files, symbols, packages, commands, services, errors.")]
    [Tolerates("list_all")]
    public CallToolResult Concepts(
        RequestContext<CallToolRequestParams> request,
        [Description("Part of the name")] string? query = null,
        [Description("file, symbol, package, command, service or error")] string? type = null,
        int limit = 20,
        bool include_memories = false,
        [Description("Default: the current one")] string? project = null
    )
    {
        EntityKind? kind = type is null or "" or "concept" ? null : ArgumentReader.OneOf<EntityKind>(type, "type");
        var caller = callers.Identify(request, project);
        graph.UpdateIfStale();
        var found = view.Concepts(caller.Project.Id, query, kind, ArgumentReader.Count(limit, "limit"));
        if (found.Count == 0)
            return Reply.Create($"Records of {caller.Project.Name} mention no such entity.", []);
        var records = include_memories ? found.ToDictionary(f => f.Entity, f => view.About(f.Entity, caller.Project.Id, 5)) : [];
        return Reply.Create(
            string.Join(
                '\n',
                found.Select(f =>
                    $"{f.Entity.Kind.ToString().ToLowerInvariant()}:{f.Entity.Name} ({f.Records})"
                    + string.Concat(records.GetValueOrDefault(f.Entity, []).Select(r => $"\n    {RecordText.Line(r, most: 120)}"))
                )
            ),
            records.Values.SelectMany(r => r).Select(r => r.Id).Distinct(),
            ("total", found.Count)
        );
    }

    [McpServerTool(Name = "memory_graph_stats", Title = "Graph statistics", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Statistics of the graph.")]
    public CallToolResult Stats(
        RequestContext<CallToolRequestParams> request,
        [Description("Default: the current one")] string? project = null
    )
    {
        var caller = callers.Identify(request, project);
        graph.UpdateIfStale();
        var s = view.Size(caller.Project.Id);
        return Reply.Create(
            $"{Counted.Format(s.Records, "record")}, {Counted.Format(s.Entities.Values.Sum(), "thing")} ({Counts(s.Entities)}), "
                + $"{Counted.Format(s.Mentions, "mention")}, {Counted.Format(s.Relations.Values.Sum(), "relation")} "
                + $"({Counts(s.Relations)}) in {caller.Project.Name}",
            null,
            ("nodes", s.Records + s.Entities.Values.Sum()),
            ("edges", s.Mentions + s.Relations.Values.Sum())
        );
    }

    private static string Line(AssociatedRecord a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{a.Activation.Strength:0.00} " + $"({ReachText(a.Activation.Hops, a.Activation.Ways)}) " + $"{RecordText.Line(a.Record)}"
        );

    private static string ReachText(int hops, int ways) =>
        hops == 0 ? "found" : $"{Counted.Format(hops, "step")}, {Counted.Format(ways, "way")}";

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));

    private static string Types => string.Join(", ", Enum.GetNames<RelationType>()).ToLowerInvariant();
}
