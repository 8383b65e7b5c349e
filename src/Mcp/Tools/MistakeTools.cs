using System.ComponentModel;
using System.Globalization;
using System.Text;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Errors, what they have in common, and how well the work goes.</summary>
internal sealed class MistakeTools(Callers callers, ErrorLog errors, Patterns patterns, SelfAssessment assessment, Publishing publishing)
{
    [McpServerTool(Name = "self_error_log", Title = "Log an error", Destructive = false, OpenWorld = false)]
    [Description("Log a mistake that no failed command shows (a wrong assumption, a misread request). Three alike become an insight.")]
    public CallToolResult Log(
        RequestContext<CallToolRequestParams> request,
        string description,
        [Description(
            "A cause (code_error, logic_error, config_error, api_error, timeout, wrong_assumption, missing_context…) or a topic (docker)"
        )]
            string category,
        [Description("low, medium, high or critical")] string severity = "medium",
        [Description("What solved it")] string fix = "",
        string context = "",
        [Description("Default: the current one")] string? project = null,
        string[]? tags = null
    )
    {
        var caller = callers.IdentifyWriter(request, project);
        var logged = errors.Log(
            caller.Project,
            new ReportedError
            {
                Description = ArgumentReader.Text(description, "description"),
                Category = ArgumentReader.Text(category, "category", 60),
                Importance = ArgumentReader.Importance(severity, "severity"),
                Fix = fix.Trim(),
                Context = context,
                Tags = tags ?? [],
                Session = caller.Session,
            }
        );
        if (logged.Written.Result == WriteResult.Refused)
            return Reply.Create("Not logged: the user removed this before.", [], ("logged", false));
        if (logged.Insight is not null)
            publishing.Publish([caller.Project.Id]);
        return Reply.Create(
            Logged(logged, category),
            logged.Insight is { } insight ? [logged.Written.Id, insight.Id] : [logged.Written.Id],
            ("logged", true),
            ("error_id", logged.Written.Id),
            ("pattern_detected", logged.Pattern.Count > 0),
            ("insight_id", logged.Insight?.Id)
        );
    }

    private static string Logged(LoggedError logged, string category)
    {
        var text = new StringBuilder($"Logged as #{logged.Written.Id}.");
        if (logged.Pattern.Count > 0)
            text.Append(
                $" {logged.Pattern.Count} errors of category '{category}' in 30 days: "
                    + $"{string.Join(", ", logged.Pattern.TakeLast(10).Select(p => $"#{p.Id}"))}."
            );
        if (logged.Insight is { } insight)
            text.Append($" Insight #{insight.Id}: {insight.Record.Text}");
        else if (logged.Pattern.Count > 0)
            text.Append(
                " They have no wording in common; if they have one cause, name it: self_insight(action=\"add\", content=…, category=…, "
                    + "source_error_ids=[…])."
            );
        return text.ToString();
    }

    [McpServerTool(Name = "self_patterns", Title = "Patterns", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Recurring errors, insight candidates, and how well rules work.")]
    public CallToolResult Patterns(
        RequestContext<CallToolRequestParams> request,
        [Description("error_patterns, insight_candidates, rule_effectiveness, improvement_trend or full_report")]
            string view = "full_report",
        [Description("Default: the current one")] string? project = null,
        int days = 30
    )
    {
        var wanted = ArgumentReader.OneOf(
            view,
            "view",
            ["full_report", "error_patterns", "insight_candidates", "rule_effectiveness", "improvement_trend"]
        );
        var caller = callers.Identify(request, project);
        var report = patterns.Report(caller.Project.Id, ArgumentReader.Count(days, "days", 1, 3_650));
        var text = new StringBuilder();
        if (wanted is "full_report" or "error_patterns")
            text.Append(Errors(report, days));
        if (wanted is "full_report" or "insight_candidates")
            text.Append(report.Candidates.Count == 0 ? "no insight candidates\n" : string.Concat(report.Candidates.Select(Candidate)));
        if (wanted is "full_report" or "rule_effectiveness")
            text.Append(report.Rules.Count == 0 ? "no rules\n" : string.Concat(report.Rules.Select(r => RuleTools.Line(r) + "\n")));
        if (wanted is "full_report" or "improvement_trend")
            text.Append($"errors in the last four weeks: {string.Join(", ", report.Weeks)} ({report.Trend})\n");
        return Reply.Create(
            text.ToString().TrimEnd(),
            report.Recurring.Select(p => p.Error.Id).Concat(report.Rules.Select(r => r.Id)).Distinct(),
            ("trend", report.Trend)
        );
    }

    private static string Errors(PatternReport report, int days)
    {
        var kinds = report.Kinds.Count == 0 ? "none" : string.Join(", ", report.Kinds.Select(k => $"{k.Name} ×{k.Times}"));
        var recurring = report.Recurring.Select(p =>
            $"{RecordText.Line(p.Error, most: 160)} ×{p.Times} in {Counted.Format(p.Sessions, "session")}\n"
        );
        return $"errors in {Counted.Format(days, "day")}: {kinds}\n{string.Concat(recurring)}";
    }

    private static string Candidate(Rule insight) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"insight #{insight.Id} {Sentences.Cut(Sentences.OneLine(insight.Record.Text), 160)} (importance "
                + $"{insight.Record.Importance} of 5, confidence {insight.Record.Confidence:0.00} of 0.80)\n"
        );

    [McpServerTool(Name = "memory_self_assess", Title = "Self-assessment", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("How well work in this project goes, judged by past errors, corrections and outcomes.")]
    public CallToolResult Assess(
        RequestContext<CallToolRequestParams> request,
        [Description("Topics; default: those with the most failures")] string[]? concepts = null,
        bool full_report = false,
        [Description("Default: the current one")] string? project = null
    )
    {
        var caller = callers.Identify(request, project);
        var a = assessment.Assess(caller.Project.Id, concepts ?? [], full_report ? 30 : 8);
        var text = new StringBuilder();
        foreach (var s in a.Subjects)
            text.Append(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{s.Name}: {s.Word} ({s.Level:0.00}, certainty {s.Certainty:0.00}); {Counted.Format(s.Occurrences, "error")} of "
                        + $"{Counted.Format(s.Errors, "kind")}, {s.Fixed} with a known fix, {s.Recurring} recurring; "
                        + $"{Counted.Format(s.Corrections, "correction")}; "
                        + $"{s.Succeeded} of {Counted.Format(s.Sessions, "session")} went well; {s.Trend}\n"
                )
            );
        if (a.Subjects.Count == 0)
            text.Append($"No errors or corrections are known in {caller.Project.Name}.\n");
        foreach (var b in a.BlindSpots)
            text.Append(
                $"blind spot: {RecordText.Line(b.Error, most: 160)} ×{b.Times} in {Counted.Format(b.Sessions, "session")}, no known fix\n"
            );
        return Reply.Create(text.ToString().TrimEnd(), a.BlindSpots.Select(b => b.Error.Id));
    }
}
