using TotalMemory.Graph;
using TotalMemory.Language;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Files, symbols, commands, errors and records connected to a node; each node links to its own page.</summary>
internal sealed class GraphPage(GraphView graph)
{
    private const int MostNodes = 300; // chosen: more cannot be told apart
    private const int MostConcepts = 60; // chosen: one screen

    private static readonly KeyValuePair<string, string>[] Steps = [new("", "Two steps"), new("1", "One step"), new("3", "Three steps")];

    public PageResponse Show(Visit visit) => visit.Value("node") is { } node ? Around(visit, node) : Concepts(visit, visit.Value("q"));

    private PageResponse Around(Visit visit, string node)
    {
        var depth = (int)Math.Clamp(Routes.NumberIn(visit.Value("steps")) ?? 2, 1, 3);
        if (graph.Around(node, depth, null, visit.Project, MostNodes) is not { } around)
            return ErrorPage.NotFound(visit, "No record mentions this.");
        var middle = around.Nodes[0];
        var list = around.Nodes.Skip(1).Select(n => Line(visit, n.Node, n.Text));
        return Layout.Page(
            visit,
            Sentences.Cut(Sentences.OneLine(middle.Text), 90),
            "",
            Html.From(
                $"""
                {Find(visit)}{Chips.Render(visit, "Steps", "steps", Steps, "node")}{Record(middle.Node)}
                {GraphPicture.Draw(around, visit.Project)}
                <details class="legend"><summary>{Listing.Count(
                    around.Nodes.Count - 1,
                    "neighbour"
                )}</summary><ul class="lines">{list}</ul></details>
                """
            )
        );
    }

    private PageResponse Concepts(Visit visit, string? words)
    {
        var concepts = graph.Concepts(visit.Project, words, null, MostConcepts);
        var list = concepts.Select(c => Concept(visit, c));
        return Layout.Page(
            visit,
            "Graph",
            "Files, symbols, commands and errors that records mention. Choose one to start from.",
            Html.From(
                $"""
                {Find(visit)}{(
                    concepts.Count == 0
                        ? Html.From($"<p class=\"empty\">Nothing yet.</p>")
                        : Html.From($"<ul class=\"concepts\">{list}</ul>")
                )}
                """
            )
        );
    }

    private static Html Find(Visit visit) =>
        Html.From(
            $"""
            <form class="ask" action="/graph"><label for="thing">A file, a command, a symbol</label>
            <input id="thing" type="search" name="q" value="{visit.Value("q")}" placeholder="A file, a command, a symbol">
            {Forms.Hidden("project", visit.Project)}<button class="main">Find</button></form>
            """
        );

    private static Html Concept(Visit visit, Concept c)
    {
        var kind = Card.Word(c.Entity.Kind);
        var path = Paths.With("/graph", ("node", $"{kind}:{c.Entity.Name}"), ("project", visit.Project));
        return Html.From(
            $"""<li class="{kind}"><a href="{path}"><span class="what">{kind}</span> {c.Entity.Name} <small>{c.Records}</small></a></li>"""
        );
    }

    private static Html Record(string node) =>
        node[0] == '#' ? Html.From($"""<p><a href="{Paths.With("/records/" + node[1..])}">Open the record</a></p>""") : Html.Empty;

    private static Html Line(Visit visit, string node, string text) =>
        Html.From(
            $"""
            <li><a href="{Paths.With("/graph", ("node", node), ("project", visit.Project))}">{Sentences.Cut(
                Sentences.OneLine(text),
                140
            )}</a></li>
            """
        );
}
