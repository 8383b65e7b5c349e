using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;

namespace TotalMemory.Mcp.Tools;

/// <summary>What happened.</summary>
internal sealed class EpisodeTools(Callers callers, EpisodeBook episodes, IRecall recall)
{
    [McpServerTool(Name = "memory_episode_save", Title = "Save an episode", Destructive = false, OpenWorld = false)]
    [Description("Save an episode: how a problem was solved, or was not. Sessions become episodes by themselves.")]
    [Tolerates("entities", "tools_used", "duration_minutes")]
    public CallToolResult Save(
        RequestContext<CallToolRequestParams> request,
        [Wanted] string? narrative = null,
        [Description("breakthrough, failure, routine or discovery")] string outcome = "routine",
        [Description("Default: the current one")] string? project = null,
        [Description("0 to 1")] double impact_score = 0.5,
        string[]? concepts = null,
        string[]? approaches_tried = null,
        string? key_insight = null,
        int frustration_signals = 0,
        [Unlisted] string? content = null,
        [Unlisted] string? title = null,
        [Unlisted] string? context = null,
        [Unlisted] string[]? tags = null
    )
    {
        var told = ArgumentReader.Text(narrative ?? content ?? title, "narrative");
        if (title is not null && told != title.Trim())
            told = $"{title.Trim()}: {told}";
        var ended = ArgumentReader.OneOf(outcome, "outcome", EpisodeBook.ReportedOutcomes);
        var caller = callers.IdentifyWriter(request, project);
        var written = episodes.Save(
            caller.Project,
            new ReportedEpisode
            {
                Narrative = told,
                Outcome = ended,
                Impact = impact_score,
                Concepts = [.. concepts ?? [], .. tags ?? []],
                Tried = approaches_tried ?? [],
                KeyInsight = key_insight ?? context ?? "",
                Frustration = frustration_signals,
                Session = caller.Session,
            }
        );
        return SaveReply.Reply(written, "saved");
    }

    [McpServerTool(Name = "memory_episode_recall", Title = "Recall episodes", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Episodes and sessions: latest first, or the best matches for a query.")]
    public async Task<CallToolResult> RecallAsync(
        RequestContext<CallToolRequestParams> request,
        string? query = null,
        [Description("Default: the current one")] string? project = null,
        [Description("Of episodes: breakthrough, failure, routine, discovery. Of sessions: success, partial, failure, unclear")]
            string? outcome = null,
        [Description("0 to 1")] double min_impact = 0,
        string[]? concepts = null,
        int limit = 10,
        CancellationToken cancel = default
    )
    {
        var ended = string.IsNullOrWhiteSpace(outcome) ? null : ArgumentReader.OneOf(outcome, "outcome", EpisodeBook.AllOutcomes);
        var caller = callers.Identify(request, project);
        var among = string.IsNullOrWhiteSpace(query) ? null : await MatchingAsync(query, caller, cancel);
        var found = episodes.List(
            new EpisodeQuery
            {
                Project = caller.Project.Id,
                Outcome = ended,
                MinImpact = min_impact,
                Concepts = concepts ?? [],
                Limit = ArgumentReader.Count(limit, "limit"),
            },
            among
        );
        return Reply.Create(
            found.Count == 0 ? $"No such episode in {caller.Project.Name}." : string.Join('\n', found.Select(Line)),
            found.Select(e => e.Record.Id),
            ("total", found.Count)
        );
    }

    private async Task<List<long>> MatchingAsync(string query, Caller caller, CancellationToken cancel)
    {
        var wanted = new RecallQuery
        {
            Text = query,
            Project = caller.Project.Id,
            Types = [RecordType.Episode],
            Limit = 200,
        };
        return [.. (await recall.RecallAsync(wanted, cancel: cancel)).Hits.Select(h => h.Record.Id)];
    }

    private static string Line(Episode e) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"#{e.Record.Id} {e.Record.Confirmed:yyyy-MM-dd}, {e.Record.Kind}, impact {e.Impact:0.00}: "
                + $"{Sentences.OneLine(e.Record.Text)}{Context(e.Record)}"
        );

    private static string Context(KnowledgeRecord record) =>
        record.Context.Length > 0 ? $" ({Sentences.Cut(Sentences.OneLine(record.Context), 200)})" : "";
}
