using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Recall;

namespace TotalMemory.Mcp.Tools;

/// <summary>Other ways to find records.</summary>
internal sealed class SearchTools(Callers callers, KnowledgeBase knowledge, IRecall recall, TurnSearch turns)
{
    [McpServerTool(Name = "memory_search_by_tag", Title = "Search by tag", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Records with a matching tag; part of a tag is enough.")]
    public CallToolResult ByTag(
        RequestContext<CallToolRequestParams> request,
        string tag,
        [Description("Default: the current one")] string? project = null,
        int limit = 20
    )
    {
        var caller = callers.Identify(request, project);
        var found = knowledge.Tagged(ArgumentReader.Text(tag, "tag", 200), caller.Project.Id, ArgumentReader.Count(limit, "limit"));
        return Reply.Create(
            found.Count == 0
                ? $"Nothing in {caller.Project.Name} is tagged '{tag}'."
                : string.Join('\n', found.Select(r => $"{RecordText.Line(r, most: 200)} ({string.Join(", ", r.Tags)})")),
            found.Select(r => r.Id),
            ("total", found.Count)
        );
    }

    [McpServerTool(Name = "memory_explain_search", Title = "Explain a search", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Explain a recall: which search found each hit, its rank and score there, and the other weights.")]
    [Tolerates("embedding_space", "branch")]
    public async Task<CallToolResult> ExplainAsync(
        RequestContext<CallToolRequestParams> request,
        string query,
        [Description("Default: the current one")] string? project = null,
        string type = "all",
        int limit = 10,
        CancellationToken cancel = default
    )
    {
        ArgumentReader.Query(query);
        var (types, kind) = RecallTools.Filter(type);
        var caller = callers.Identify(request, project);
        var result = await recall.RecallAsync(
            new RecallQuery
            {
                Text = query,
                Project = caller.Project.Id,
                Types = types,
                Kind = kind,
                Limit = ArgumentReader.Count(limit, "limit"),
            },
            cancel: cancel
        );
        var text = new StringBuilder();
        text.Append("looked for: ").AppendJoin(' ', QueryTerms.Choose(query)).Append('\n');
        if (result.Corrected.Count > 0)
            text.Append("read ").AppendJoin(", ", result.Corrected).Append('\n');
        if (result.WithoutMeaning is { } reason)
            text.Append("by words alone: ").Append(reason).Append('\n');
        foreach (var hit in result.Hits)
            text.Append(RecordText.Line(hit.Record, most: 120))
                .Append(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"\n    score {hit.Score:0.000}: {string.Join(", ", hit.Signals.Select(Scored))}; "
                            + $"importance {hit.Record.Importance}, confidence {hit.Record.Confidence:0.00}, "
                            + $"confirmed {hit.Record.Confirmed:yyyy-MM-dd}\n"
                    )
                );
        if (result.Hits.Count == 0)
            text.Append("nothing found\n");
        return Reply.Create(text.ToString().TrimEnd(), result.Hits.Select(h => h.Record.Id));
    }

    [McpServerTool(Name = "memory_history_search", Title = "Search sessions", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Search every word of this project's earlier sessions: prompts, answers, calls, output.")]
    public CallToolResult InTurns(
        RequestContext<CallToolRequestParams> request,
        string query,
        [Description("anyone, person, agent or tools")] string by = "anyone",
        [Description("Default: the current one")] string? project = null,
        int limit = 10
    )
    {
        ArgumentReader.Query(query);
        var speaker = ArgumentReader.OneOf<Speaker>(by, "by");
        var caller = callers.Identify(request, project);
        var answer = turns.Find(
            new TurnQuery
            {
                Text = query,
                Project = caller.Project.Id,
                By = speaker,
                Limit = ArgumentReader.Count(limit, "limit"),
            }
        );
        return Reply.Create(
            answer.Hits.Count == 0
                ? $"Nobody said this in a session of {caller.Project.Name}."
                : string.Join('\n', answer.Hits.Select(h => Line(h, query))),
            [],
            ("total", answer.Hits.Count)
        );
    }

    private static string Line(TurnHit h, string query) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{h.At:yyyy-MM-dd HH:mm} {h.Tool ?? h.Kind.ToString().ToLowerInvariant()} (session {h.Session}): "
                + $"{Excerpt.Cut(h.Text, query, 300)}"
        );

    private static string Scored(SearchSignal signal) =>
        string.Create(CultureInfo.InvariantCulture, $"{signal.Name.Word()} #{signal.Rank} ({signal.Score:0.000})");
}
