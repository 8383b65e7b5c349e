using System.Globalization;
using TotalMemory.Graph;
using TotalMemory.Language;

namespace TotalMemory.Web.Markup;

/// <summary>A point of the picture.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>
/// A node's neighbourhood as an SVG picture: the node in the middle, its neighbours around it. Every node links to its own neighbourhood.
/// Drawn on the server; the same neighbourhood always gives the same picture.
/// </summary>
internal static class GraphPicture
{
    private const int Width = 1000; // chosen: the picture's own units
    private const int Height = 680; // chosen, as above
    private const int LongestLabel = 26; // chosen: labels rarely overlap

    /// <summary>With more nodes than this, only the middle node and its neighbours get labels (chosen).</summary>
    private const int MostLabels = 46;

    public static Html Draw(Neighbourhood around, string? project)
    {
        var spots = GraphLayout.Arrange(around, Width, Height);
        var edges = around.Edges.Where(e => spots.ContainsKey(e.From) && spots.ContainsKey(e.To)).Select(e => Edge(e, spots));
        var nodes = around.Nodes.Select(n => Node(n.Node, n.Depth, n.Text, spots[n.Node], around.Nodes.Count, project));
        return Html.From(
            $"""
            <figure class="graph"><svg viewBox="0 0 {Width} {Height}" role="group" aria-label="Graph">{edges}{nodes}</svg></figure>
            """
        );
    }

    private static Html Edge(GraphEdge edge, Dictionary<string, Spot> spots)
    {
        var (a, b) = (spots[edge.From], spots[edge.To]);
        return Html.From($"""<line class="{edge.Type}" x1="{N(a.X)}" y1="{N(a.Y)}" x2="{N(b.X)}" y2="{N(b.Y)}"/>""");
    }

    private static Html Node(string node, int depth, string text, Spot spot, int all, string? project)
    {
        var isRecord = node[0] == '#';
        var look = isRecord ? "record" : node[..node.IndexOf(':', StringComparison.Ordinal)];
        var name = isRecord ? text : node[(node.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var radius = (depth, isRecord) switch
        {
            (0, _) => 11,
            (_, true) => 7,
            _ => 6,
        };
        var label =
            depth > 1 && all > MostLabels
                ? Html.Empty
                : Html.From($"""<text x="{N(spot.X)}" y="{N(spot.Y + radius + 13)}">{Label(name)}</text>""");
        return Html.From(
            $"""
            <a href="{Paths.With("/graph", ("node", node), ("project", project))}" class="{look}{(depth == 0 ? " middle" : "")}">
            <title>{(isRecord ? node + " " : look + ": ")}{Sentences.Cut(Sentences.OneLine(name), 200)}</title>
            <circle cx="{N(spot.X)}" cy="{N(spot.Y)}" r="{radius}"/>{label}</a>
            """
        );
    }

    // The end of a path is its most telling part.
    private static string Label(string name)
    {
        var line = Sentences.OneLine(name);
        if (line.Length <= LongestLabel)
            return line;
        var isPath = line.Contains('/', StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal);
        return isPath ? "…" + line[^(LongestLabel - 1)..] : Sentences.Cut(line, LongestLabel);
    }

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
