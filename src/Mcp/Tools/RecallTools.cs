using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Mcp.Tools;

/// <summary>Reading the memory. Answers are compact text; memory_get gives the exact quotes by id.</summary>
internal sealed class RecallTools(
    Callers callers,
    Database database,
    IRecall recall,
    TeamRecall teamRecall,
    KnowledgeBase knowledge,
    UseLog uses
)
{
    private const int Neighbours = 2; // chosen

    [McpServerTool(Name = "memory_recall", Title = "Recall", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Find what earlier sessions learned: decisions, conventions, error fixes, facts. Forgives typos.")]
    [Tolerates("rerank", "diverse", "expand_context", "expand_budget", "topics", "entities", "intent", "embedding_space")]
    public async Task<CallToolResult> RecallAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("What to look for")] string query,
        [Description("Default: the current one")] string? project = null,
        [Description("decision, fact, solution, lesson, convention, preference, error, correction, rule, episode, skill, note")]
            string type = "all",
        int limit = 10,
        [Description("search, index (ids, titles) or timeline")] string mode = "search",
        [Description("Git branch")] string? branch = null,
        int? max_tokens = null,
        [Unlisted] string detail = "full",
        [Unlisted] string fusion = "calibrated",
        [Unlisted] bool decisions_only = false,
        [Unlisted] int neighbors = Neighbours,
        CancellationToken cancel = default
    )
    {
        cancel.ThrowIfCancellationRequested();
        ArgumentReader.Query(query);
        ArgumentReader.Count(limit, "limit");
        ArgumentReader.OneOf(mode, "mode", ["search", "index", "timeline"]);
        ArgumentReader.OneOf(fusion, "fusion", ["calibrated", "legacy", "rrf"]);
        if (max_tokens < 1)
            throw new McpException("max_tokens must be at least 1.");
        var brief = mode == "index" || ArgumentReader.OneOf(detail, "detail", ["full", "auto", "summary", "compact"]) == "compact";
        var (types, kind) = Filter(decisions_only ? "decision" : type);
        var caller = callers.Identify(request, project);
        var asked = new RecallQuery
        {
            Text = query,
            Project = caller.Project.Id,
            Types = types,
            Kind = kind,
            Branch = branch,
            Limit = limit,
            MaxTokens = max_tokens,
            Fusion = fusion == "rrf" ? FusionMethod.ReciprocalRanks : FusionMethod.Calibrated,
        };
        var result = teamRecall.AddTo(asked, await recall.RecallAsync(asked, caller.Session, cancel));
        if (result.Hits.Count + result.Team.Count == 0)
            return Reply.Create($"Nothing was learned about that in {caller.Project.Name}.", []);
        var shown = new HitLines(mode == "timeline", brief, detail == "summary" ? 200 : int.MaxValue, Math.Clamp(neighbors, 0, 10));
        return Reply.Create(
            (Remarks(result) + Lines(result, shown, caller)).TrimEnd(),
            result.Hits.Select(h => h.Record.Id),
            ("scores", new JsonArray([.. result.Hits.Select(h => (JsonNode)Math.Round(h.Score, 3))]))
        );
    }

    /// <summary>How hits are shown.</summary>
    /// <param name="IsChronological">In chronological order, each with its session and neighbouring records.</param>
    private sealed record HitLines(bool IsChronological, bool IsBrief, int MostLetters, int Neighbours);

    // Remarks on the answer as a whole.
    private string Remarks(RecallResult result)
    {
        var text = new StringBuilder();
        if (database.ReadOnly is { } readOnly)
            text.Append('(').Append(readOnly).Append(")\n");
        if (result.Corrected.Count > 0)
            text.Append("(read ").AppendJoin(", ", result.Corrected).Append(")\n");
        if (result.WithoutMeaning is { } reason)
            text.Append("(by words alone: ").Append(reason).Append(")\n");
        return text.ToString();
    }

    private string Lines(RecallResult result, HitLines shown, Caller caller)
    {
        var text = new StringBuilder();
        foreach (var hit in shown.IsChronological ? result.Hits.OrderBy(h => h.Record.Confirmed) : result.Hits.AsEnumerable())
        {
            text.Append(RecordText.Line(hit.Record, shown.IsBrief, shown.MostLetters))
                .Append(hit.IsByMeaningOnly ? " (by meaning only)" : "")
                .Append(shown.IsChronological && EpisodeLine(hit.Record, caller) is { } session ? $" (in: {session})" : "")
                .Append('\n');
            if (shown.IsChronological)
                foreach (var other in knowledge.SameSession(hit.Record.Id, caller.Project.Id, shown.Neighbours))
                    text.Append("    ").Append(RecordText.Line(other, brief: true)).Append('\n');
        }
        return text.Append(TeamText(result.Team)).ToString();
    }

    [McpServerTool(Name = "memory_get", Title = "Get records", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Full records by id, with the quotes they came from.")]
    [Tolerates("detail")]
    public CallToolResult Get(
        RequestContext<CallToolRequestParams> request,
        [Wanted, Description("Ids as printed (#12)")] long[]? ids = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] long[]? id = null
    )
    {
        var wanted = (ids ?? id ?? []).Distinct().ToList();
        if (wanted.Count is 0 or > 50)
            throw new McpException("Give 1 to 50 ids.");
        var caller = callers.Identify(request, project);
        var text = new StringBuilder();
        var found = new List<long>();
        foreach (var one in wanted)
        {
            if (
                knowledge.Find(one, caller.Project.Id)
                is not {
                    Record.Status: RecordStatus.Active or RecordStatus.Archived or RecordStatus.Superseded or RecordStatus.Suspended
                } record
            )
            {
                text.Append($"#{one}: no such record in {caller.Project.Name}\n");
                continue;
            }
            found.Add(one);
            text.Append(RecordText.Full(record)).Append('\n');
        }
        uses.MarkUsed(found, caller.Session);
        return Reply.Create(text.ToString().TrimEnd(), found);
    }

    /// <summary>The team's rules under their own heading; empty if there are none.</summary>
    internal static string TeamText(IReadOnlyCollection<TeamRule> team) =>
        team.Count == 0 ? "" : $"{TeamWording.Heading}:\n{string.Join('\n', team.Select(TeamWording.Line))}";

    // The episode of the session that the record comes from.
    private string? EpisodeLine(KnowledgeRecord record, Caller caller) =>
        knowledge.EpisodeOfSession(record.Id, caller.Project.Id) is { } episode && episode.Id != record.Id
            ? $"#{episode.Id} {Sentences.Cut(Sentences.OneLine(episode.Text), 80)}"
            : null;

    internal static TypeFilter Filter(string type) =>
        type.ToLowerInvariant() switch
        {
            "all" or "" => new(null, null),
            "reflection" => new([RecordType.Note], NoteBook.Reflection),
            var kind when FactKinds.All.Contains(kind) => new([RecordType.Fact], kind),
            var other when other != "fact" && EnumWord.TryRead<RecordType>(other, out var one) => new([one], null),
            _ => throw new McpException(
                $"type '{type}' is unknown. Use all, {string.Join(", ", FactKinds.All)}, error, correction, rule, episode, skill or note."
            ),
        };
}

/// <param name="Types">Null for all.</param>
/// <param name="Kind">Null for all.</param>
internal sealed record TypeFilter(IReadOnlyList<RecordType>? Types, string? Kind);
