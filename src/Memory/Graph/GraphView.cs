using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>Reads the graph of records and entities.</summary>
public sealed class GraphView(Database database)
{
    public const int Deepest = 5; // chosen: farther away, everything is connected
    private const int MostNodes = 60; // chosen: more cannot be told apart
    private const int MostAtOnce = 12; // chosen: more cannot be told apart

    /// <summary>Entities whose name contains the text, most mentioned first.</summary>
    public IReadOnlyList<Concept> Concepts(string? project, string? text, EntityKind? kind, int limit)
    {
        using var c = database.Open();
        return c.Graph.Concepts(project, text, kind, limit);
    }

    /// <summary>Records that mention an entity.</summary>
    public IReadOnlyList<KnowledgeRecord> About(Entity entity, string? project, int limit)
    {
        using var c = database.Open();
        return [.. c.Graph.Mentioning([entity], project).Take(limit).Select(id => c.Records.Find(id)!)];
    }

    public GraphSize Size(string? project)
    {
        using var c = database.Open();
        return c.Graph.Size(project);
    }

    /// <summary>The neighbourhood of a record (<c>#12</c> or <c>12</c>) or an entity (by name). Null if there is neither.</summary>
    /// <param name="depth">Steps, clamped to 1–5.</param>
    /// <param name="types">Only these relation types, or <c>mentions</c>; null for all.</param>
    /// <param name="most">Nodes at most.</param>
    public Neighbourhood? Around(string node, int depth, IReadOnlyCollection<string>? types, string? project, int most = MostNodes)
    {
        using var c = database.Open();
        if (Start(c, node.Trim(), project) is not { } start)
            return null;
        var depths = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var edges = new HashSet<GraphEdge>();
        var front = new List<string> { start };
        for (var step = 1; step <= Math.Clamp(depth, 1, Deepest) && depths.Count < most; step++)
        {
            var next = new List<string>();
            foreach (var from in front)
            foreach (var edge in EdgesOf(c, from, project).Where(e => types is null || types.Contains(e.Type)).Take(MostAtOnce))
            {
                var to = edge.From == from ? edge.To : edge.From;
                if (!depths.ContainsKey(to))
                {
                    if (depths.Count >= most)
                        continue;
                    depths[to] = step;
                    next.Add(to);
                }
                edges.Add(edge);
            }
            front = next;
        }
        foreach (var name in depths.Keys)
            texts[name] = name[0] == '#' ? c.Records.Find(Id(name))?.Text ?? name : name;
        return new Neighbourhood(
            start,
            [.. depths.OrderBy(d => d.Value).Select(d => new GraphNode(d.Key, d.Value, texts[d.Key]))],
            [.. edges]
        );
    }

    private static string? Start(MemoryConnection c, string node, string? project)
    {
        if (long.TryParse(node.TrimStart('#'), out var id))
            return c.Graph.IsSeen(id, project) ? "#" + id : null;
        var named = EntityNamed(node);
        var name = named?.Name ?? node;
        var found = c.Graph.Concepts(project, name, named?.Kind, 20);
        var best = found.FirstOrDefault(f => f.Entity.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? found.FirstOrDefault();
        return best is null ? null : NameOf(best.Entity);
    }

    // Null for a record, and for a name without its kind.
    private static Entity? EntityNamed(string node) =>
        node.Split(':', 2) is [var kind, var name] && EnumWord.TryRead<EntityKind>(kind, out var known) ? new Entity(known, name) : null;

    private static IEnumerable<GraphEdge> EdgesOf(MemoryConnection c, string node, string? project)
    {
        if (EntityNamed(node) is { } entity)
            return c.Graph.Mentioning([entity], project).Select(r => new GraphEdge("#" + r, node, "mentions"));
        var id = Id(node);
        return c
            .Graph.RelationsOf(id, project)
            .Select(r => new GraphEdge("#" + r.From, "#" + r.To, r.Type.ToString().ToLowerInvariant()))
            .Concat(c.Graph.EntitiesOf(id).Select(e => new GraphEdge(node, NameOf(e), "mentions")));
    }

    private static string NameOf(Entity e) => $"{e.Kind.ToString().ToLowerInvariant()}:{e.Name}";

    // 0, which no record has, if the node is not a record.
    private static long Id(string node) =>
        long.TryParse(node.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
