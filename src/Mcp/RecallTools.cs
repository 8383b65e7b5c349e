using System.ComponentModel;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Recall;

namespace TotalMemory.Mcp;

/// <summary>Reading the memory. Answers are compact text; ids lead to the exact words.</summary>
[McpServerToolType]
internal sealed class RecallTools(MemoryServices memory)
{
    [McpServerTool(Name = "memory_recall", Title = "Recall", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Find what was learned in earlier sessions: decisions, conventions, fixes of errors, facts. Typos are forgiven.")]
    public string Recall(
        RequestContext<CallToolRequestParams> request,
        [Description("What to look for, in words")] string query,
        [Description("Project name; default: the current one")] string? project = null,
        [Description("decision, fact, solution, lesson, convention, preference, error, correction, episode or all")] string type = "all",
        [Description("At most this many")] int limit = 10,
        [Description("search (texts), index (ids and titles) or timeline (by time, with the sessions around)")] string mode = "search",
        [Description("Only this git branch and records of none")] string? branch = null,
        [Description("Upper bound of tokens")] int? max_tokens = null,
        CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(query)) throw new McpException("query is empty. Say in a few words what to look for.");
        if (limit is < 1 or > 100) throw new McpException("limit must be between 1 and 100.");
        if (mode is not ("search" or "index" or "timeline")) throw new McpException($"mode '{mode}' is unknown. Use search, index or timeline; memory_get gives whole records.");
        var (types, kind) = Filter(type);
        var scope = CallerProject.Named(memory, project, request.Params?.Meta);
        var result = memory.Recaller.Recall(new RecallQuery { Text = query, Project = scope.Id, Types = types, Kind = kind, Branch = branch, Limit = limit, MaxTokens = max_tokens });
        if (result.Hits.Count == 0) return $"Nothing was learned about that in {scope.Name}.";
        MarkUsed(result.Hits.Select(h => h.Record.Id));
        var text = new StringBuilder();
        if (result.Corrected.Count > 0) text.Append("(read ").AppendJoin(", ", result.Corrected).Append(")\n");
        if (result.WithoutMeaning is { } reason) text.Append("(by words alone: ").Append(reason).Append(")\n");
        foreach (var hit in mode == "timeline" ? result.Hits.OrderBy(h => h.Record.Confirmed) : result.Hits.AsEnumerable()) text.Append(RecordText.Line(hit.Record, brief: mode == "index")).Append(mode == "timeline" && Around(hit.Record) is { } session ? $" (in: {session})" : "").Append('\n');
        return text.ToString().TrimEnd();
    }

    [McpServerTool(Name = "memory_get", Title = "Get records", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Whole records by id, with the exact words they came from.")]
    public string Get(RequestContext<CallToolRequestParams> request, [Description("Ids, as recall and briefings print them (#12)")] long[] ids, [Description("Project name; default: the current one")] string? project = null)
    {
        if (ids.Length is 0 or > 50) throw new McpException("Give 1 to 50 ids.");
        var scope = CallerProject.Named(memory, project, request.Params?.Meta);
        var text = new StringBuilder();
        var found = new List<long>();
        foreach (var id in ids.Distinct())
        {
            if (memory.Knowledge.Find(id, scope.Id) is not { Record.Status: RecordStatus.Active or RecordStatus.Archived or RecordStatus.Superseded } record) { text.Append($"#{id}: no such record in {scope.Name}\n"); continue; }
            found.Add(id);
            text.Append(RecordText.Whole(record)).Append('\n');
        }
        MarkUsed(found);
        return text.ToString().TrimEnd();
    }

    [McpServerTool(Name = "self_rules_context", Title = "Rules", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The rules and conventions that hold in this project, in the user's words.")]
    public string Rules(
        RequestContext<CallToolRequestParams> request,
        [Description("Project name; default: the current one")] string? project = null,
        [Description("Only rules that mention one of these")] string[]? categories = null)
    {
        var scope = CallerProject.Named(memory, project, request.Params?.Meta);
        var rules = memory.Knowledge.Rules(scope.Id, 200)
            .Where(r => categories is not { Length: > 0 } || categories.Any(c => r.Text.Contains(c, StringComparison.OrdinalIgnoreCase) || r.Tags.Contains(c, StringComparer.OrdinalIgnoreCase)))
            .Take(20).ToList();
        return rules.Count == 0 ? $"No rules are known for {scope.Name}." : string.Join('\n', rules.Select(r => $"#{r.Id} {Sentences.OneLine(r.Text)}"));
    }

    // What the session it comes from was about.
    private string? Around(KnowledgeRecord record) => memory.Knowledge.EpisodeAround(record.Id) is { } episode && episode.Id != record.Id ? $"#{episode.Id} {Sentences.Cut(Sentences.OneLine(episode.Text), 80)}" : null;

    // A note of use must not cost the answer.
    private void MarkUsed(IEnumerable<long> ids)
    {
        try { memory.Recaller.MarkUsed(ids); }
        catch (Microsoft.Data.Sqlite.SqliteException) { }
    }

    private static (IReadOnlyList<RecordType>? Types, string? Kind) Filter(string type) => type.ToLowerInvariant() switch
    {
        "all" or "" => (null, null),
        "error" => ([RecordType.Error], null),
        "correction" => ([RecordType.Correction], null),
        "episode" => ([RecordType.Episode], null),
        var kind when FactKinds.All.Contains(kind) => ([RecordType.Fact], kind),
        _ => throw new McpException($"type '{type}' is unknown. Use all, {string.Join(", ", FactKinds.All)}, error, correction or episode."),
    };
}
