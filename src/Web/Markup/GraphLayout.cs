using TotalMemory.Graph;

namespace TotalMemory.Web.Markup;

/// <summary>
/// Places the nodes of a picture: first on rings around the middle, then by Fruchterman and Reingold's forces (1991), without
/// randomness, so that a person can recognize a picture. Pure.
/// </summary>
internal static class GraphLayout
{
    private const int Rounds = 140; // chosen: nothing moves any more
    private const double Margin = 60; // chosen: labels fit
    private const double GoldenAngle = 2.399963; // radians: π(3 − √5)

    public static Dictionary<string, Spot> Arrange(Neighbourhood around, double width, double height)
    {
        var names = around.Nodes.Select(n => n.Node).ToList();
        var index = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var edges = around
            .Edges.Where(e => index.ContainsKey(e.From) && index.ContainsKey(e.To))
            .Select(e => new Spring(index[e.From], index[e.To]))
            .ToList();
        var (x, y) = Rings(around, width, height);
        var ideal = 0.8 * Math.Sqrt(width * height / Math.Max(1, names.Count));
        for (var round = 0; round < Rounds; round++)
            Move(x, y, edges, ideal, width / 10 * (1 - (double)round / Rounds));
        Fit(x, width);
        Fit(y, height);
        return names.Index().ToDictionary(n => n.Item, n => new Spot(x[n.Index], y[n.Index]), StringComparer.Ordinal);
    }

    private static (double[] X, double[] Y) Rings(Neighbourhood around, double width, double height)
    {
        var (x, y) = (new double[around.Nodes.Count], new double[around.Nodes.Count]);
        for (var i = 0; i < x.Length; i++)
        {
            var radius = around.Nodes[i].Depth * Math.Min(width, height) / 5;
            x[i] = width / 2 + radius * Math.Cos(i * GoldenAngle);
            y[i] = height / 2 + radius * Math.Sin(i * GoldenAngle);
        }
        return (x, y);
    }

    // All nodes repel each other, edges attract; the middle node, 0, stays fixed. Each round limits how far a node may move.
    private static void Move(double[] x, double[] y, List<Spring> edges, double ideal, double longest)
    {
        var (dx, dy) = (new double[x.Length], new double[y.Length]);
        for (var i = 0; i < x.Length; i++)
        for (var j = i + 1; j < x.Length; j++)
            Push(i, j, ideal * ideal, squared: true);
        foreach (var edge in edges)
            Push(edge.From, edge.To, -1 / ideal, squared: false);
        for (var i = 1; i < x.Length; i++)
        {
            var length = Math.Max(0.01, Math.Sqrt(dx[i] * dx[i] + dy[i] * dy[i]));
            x[i] += dx[i] / length * Math.Min(length, longest);
            y[i] += dy[i] / length * Math.Min(length, longest);
        }

        void Push(int a, int b, double force, bool squared)
        {
            var (fx, fy) = (x[a] - x[b], y[a] - y[b]);
            var distance = Math.Max(1, Math.Sqrt(fx * fx + fy * fy));
            var weight = squared ? force / (distance * distance) : force * distance;
            dx[a] += fx * weight;
            dy[a] += fy * weight;
            dx[b] -= fx * weight;
            dy[b] -= fy * weight;
        }
    }

    private static void Fit(double[] values, double size)
    {
        var (least, most) = (values.Min(), values.Max());
        var scale = most - least < 1 ? 1 : Math.Min(1.6, (size - 2 * Margin) / (most - least));
        var shift = (size - (least + most) * scale) / 2;
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i] * scale + shift;
    }

    private readonly record struct Spring(int From, int To);
}
