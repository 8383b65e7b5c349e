using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Delivery;
using TotalMemory.Graph;

namespace TotalMemory.Mcp.Tools;

/// <summary>Facts with a validity period.</summary>
internal sealed class TemporalTools(Callers callers, TemporalFacts temporal, BriefingPublisher briefings, TimeProvider time)
{
    [McpServerTool(Name = "kg_add_fact", Title = "Add a fact in time", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description(
        "Add a fact (subject, predicate, object) and when it is valid. An earlier fact with the same subject and predicate ends "
            + "then, unless invalidate_previous is false."
    )]
    [Tolerates("source")]
    public CallToolResult Add(
        RequestContext<CallToolRequestParams> request,
        string subject,
        string predicate,
        string @object,
        [Description("Default: now")] string? valid_from = null,
        [Description("Default: open-ended")] string? valid_to = null,
        bool invalidate_previous = true,
        double confidence = 0.8,
        string context = "",
        [Description("Default: the current one")] string? project = null
    )
    {
        if (confidence is < 0 or > 1)
            throw new McpException("confidence must be between 0 and 1. Nothing was done.");
        var (from, to) = (ArgumentReader.Time(valid_from, "valid_from"), ArgumentReader.Time(valid_to, "valid_to"));
        var caller = callers.IdentifyWriter(request, project);
        var draft = new TemporalDraft(
            ArgumentReader.Text(subject, "subject", 400),
            ArgumentReader.Text(predicate, "predicate", 200),
            ArgumentReader.Text(@object, "object", 1_000)
        )
        {
            ValidFrom = from,
            ValidTo = to,
            EndsPrevious = invalidate_previous,
            Confidence = confidence,
            Context = context,
            Session = caller.Session,
        };
        AddedFact? done;
        try
        {
            done = temporal.Add(caller.Project, draft);
        }
        catch (ArgumentException)
        {
            throw new McpException("valid_to must be later than valid_from. Nothing was done.");
        }
        if (done is not { } added)
            return Reply.Create("Not added: the user removed this before.", [], ("added", false));
        briefings.Publish([caller.Project.Id]);
        var ended = string.Concat(added.Ended.Select(e => $"\nended: {Line(e with { ValidTo = added.Fact.ValidFrom })}"));
        return Reply.Create(
            $"{(added.IsNew ? "Added" : "Known already")}: {Line(added.Fact)}{ended}",
            [added.Fact.Record],
            ("added", added.IsNew),
            ("assertion_id", added.Fact.Record),
            ("ended", added.Ended.Count)
        );
    }

    [McpServerTool(Name = "kg_at", Title = "Facts at a time", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Facts valid at a given time.")]
    public CallToolResult At(
        RequestContext<CallToolRequestParams> request,
        [Description("2026-03-01; default: now")] string? timestamp = null,
        string? subject = null,
        string? predicate = null,
        string? @object = null,
        [Description("Default: the current one")] string? project = null,
        int limit = 100
    )
    {
        var caller = callers.Identify(request, project);
        var at = ArgumentReader.Time(timestamp, "timestamp") ?? time.GetUtcNow();
        var facts = temporal.At(at, caller.Project.Id, subject, predicate, @object, ArgumentReader.Count(limit, "limit", 1, 1_000));
        return Reply.Create(
            facts.Count == 0 ? $"No fact is known to be valid then in {caller.Project.Name}." : string.Join('\n', facts.Select(Line)),
            facts.Select(f => f.Record),
            ("count", facts.Count)
        );
    }

    [McpServerTool(Name = "kg_timeline", Title = "A subject in time", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Every fact about a subject, in time order.")]
    [Tolerates("object")]
    public CallToolResult Timeline(
        RequestContext<CallToolRequestParams> request,
        [Wanted] string? subject = null,
        string? predicate = null,
        [Description("Default: the current one")] string? project = null,
        int limit = 100
    )
    {
        var caller = callers.Identify(request, project);
        var facts = temporal.Timeline(caller.Project.Id, subject, predicate, ArgumentReader.Count(limit, "limit", 1, 1_000));
        return Reply.Create(
            facts.Count == 0 ? $"Nothing is known about '{subject}' in {caller.Project.Name}." : string.Join('\n', facts.Select(Line)),
            facts.Select(f => f.Record),
            ("count", facts.Count)
        );
    }

    private static string Line(TemporalFact f) =>
        $"#{f.Record} {f.Subject} {f.Predicate} {f.Value} ({Day(f.ValidFrom)} to {(f.ValidTo is { } to ? Day(to) : "now")}; known "
        + $"since {Day(f.KnownFrom)})";

    // Dates are read and shown in this machine's time zone.
    private static string Day(DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
