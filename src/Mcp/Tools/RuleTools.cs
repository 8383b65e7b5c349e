using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp.Tools;

/// <summary>Insights and rules: learned from sessions, or written down.</summary>
internal sealed class RuleTools(Callers callers, RuleBook rules, InsightBook insights, Publishing publishing, TimeProvider time)
{
    private const int LongestText = 2_000; // chosen: as for a record

    [McpServerTool(Name = "self_insight", Title = "Insights", Destructive = false, OpenWorld = false)]
    [Description("Manage insights: add, upvote, downvote, edit, list, promote. Promotion to a rule needs importance 5 and confidence 0.8.")]
    public CallToolResult Insight(
        RequestContext<CallToolRequestParams> request,
        [Description("add, upvote, downvote, edit, list or promote")] string action,
        [Description("For all actions but add and list")] long? id = null,
        [Description("For add and edit")] string? content = null,
        string category = "",
        string context = "",
        [Description("Errors it is based on")] long[]? source_error_ids = null,
        [Description("Default: the current one")] string? project = null,
        string[]? tags = null
    )
    {
        var what = ArgumentReader.OneOf(action, "action", ["add", "upvote", "downvote", "edit", "list", "promote"]);
        if (what == "list")
        {
            var here = callers.Identify(request, project);
            var insights = Listed(here, proven: false, category, 50);
            return Reply.Create(
                insights.Count == 0 ? $"No insights in {here.Project.Name}." : string.Join('\n', insights.Select(Line)),
                insights.Select(r => r.Id),
                ("total", insights.Count)
            );
        }
        var caller = callers.IdentifyWriter(request, project);
        if (what != "add")
            return Change(what, id, content, caller);
        var noted = Noted(content, category, context, tags, caller) with { Sources = source_error_ids ?? [] };
        return Added(insights.Add(caller.Project, noted), caller.Project.Id, "Known already, and confirmed,");
    }

    private CallToolResult Change(string what, long? id, string? content, Caller caller)
    {
        var number =
            id ?? throw new McpException($"id is missing: which insight? self_insight(action=\"list\") names them. Nothing was done.");
        var rule =
            what switch
            {
                "upvote" => insights.Vote(number, up: true, caller.Project.Id),
                "downvote" => insights.Vote(number, up: false, caller.Project.Id),
                "edit" => insights.Edit(number, ArgumentReader.Text(content, "content", LongestText), caller.Project.Id, caller.Session),
                _ => insights.Promote(number, caller.Project.Id),
            } ?? throw NoSuch(number, caller);
        publishing.Publish([rule.Record.ShownIn]);
        if (what == "edit" && Normalized.Text(rule.Record.Text) != Normalized.Text(content!))
            throw new McpException(
                $"#{number} was not changed: it comes from sessions or the user, or the user removed this text before. The user "
                    + $"can run: totalmemory correct {number} \"…\". Nothing was done."
            );
        return Reply.Create(
            Outcome(what, rule),
            [rule.Id],
            ("importance", rule.Record.Importance),
            ("confidence", Math.Round(rule.Record.Confidence, 3)),
            ("promoted", rule.IsProven)
        );
    }

    private static string Outcome(string what, Rule rule) =>
        (what, rule is { IsProven: true, Record.Status: RecordStatus.Active }, rule.Record.Status) switch
        {
            ("promote", false, _) => string.Create(
                CultureInfo.InvariantCulture,
                $"Not promoted: it takes importance 5 and confidence 0.80; it has {rule.Record.Importance} and "
                    + $"{rule.Record.Confidence:0.00}. Upvote it when it proved right. {Line(rule)}"
            ),
            (_, _, RecordStatus.Archived) => $"Archived: no votes support it any more. {Line(rule)}",
            _ => Line(rule),
        };

    [McpServerTool(Name = "self_rules", Title = "Rules", Destructive = false, OpenWorld = false)]
    [Description(
        "Manage rules: list, add_manual, fire (it was used), rate (success), suspend, activate, retire. Ten failures and a "
            + "success rate below 20 % suspend a rule."
    )]
    public CallToolResult Rules(
        RequestContext<CallToolRequestParams> request,
        [Description("list, add_manual, fire, rate, suspend, activate or retire")] string action,
        [Description("For all actions but list and add_manual")] long? id = null,
        [Description("For rate")] bool? success = null,
        [Description("For add_manual")] string? content = null,
        string category = "",
        [Description("For add_manual: project, or global for every project")] string scope = "project",
        [Description("1 to 10")] int priority = 5,
        [Description("Default: the current one")] string? project = null,
        string[]? tags = null,
        [Unlisted] string context = ""
    )
    {
        var what = ArgumentReader.OneOf(
            action,
            "action",
            ["list", "add_manual", "add", "fire", "rate", "suspend", "activate", "retire", "remove"]
        );
        if (what == "list")
            return ListRules(callers.Identify(request, project), category);
        var caller = callers.IdentifyWriter(request, project);
        if (what is not ("add_manual" or "add"))
            return Change(what, id, success, caller);
        var noted = Noted(content, category, context, tags, caller) with
        {
            Importance = Math.Clamp(ArgumentReader.Count(priority, "priority", 1, 10), 1, 5),
            IsRule = true,
            IsEverywhere = ArgumentReader.OneOf(scope.Split(':', 2)[0], "scope", ["project", "global", "category"]) == "global",
        };
        return Added(insights.Add(caller.Project, noted), Spool.Reminders.Reminder.Everywhere, "Known already");
    }

    private CallToolResult ListRules(Caller caller, string category)
    {
        var now = time.GetUtcNow();
        var listed = Listed(caller, proven: true, category, 30);
        return Reply.Create(
            listed.Count == 0 ? $"No rules in {caller.Project.Name} yet." : string.Join('\n', listed.Select(r => Line(r) + Staleness(r))),
            listed.Select(r => r.Id),
            ("total", listed.Count)
        );

        string Staleness(Rule r) => TotalMemory.Rules.Patterns.IsStale(r, now) ? ", stale" : "";
    }

    private CallToolResult Change(string what, long? id, bool? success, Caller caller)
    {
        var number = id ?? throw new McpException($"id is missing: which rule? self_rules(action=\"list\") names them. Nothing was done.");
        var rule =
            what switch
            {
                "fire" => insights.NoteUse(number, caller.Project.Id),
                "rate" => insights.Rate(
                    number,
                    success ?? throw new McpException("success is missing: did the rule help? true or false. Nothing was done."),
                    caller.Project.Id,
                    caller.Session
                ),
                "suspend" => rules.Decide(number, new(RuleChoice.Suspended, ByAgent: true), caller.Project.Id),
                "activate" => rules.Decide(number, new(RuleChoice.Active, ByAgent: true), caller.Project.Id),
                _ => rules.Decide(number, new(RuleChoice.Retired, ByAgent: true), caller.Project.Id),
            } ?? throw NoSuch(number, caller);
        if (what is "suspend" or "activate" or "retire" or "remove" && rule.Decision is { ByAgent: false, Choice: var choice })
            throw new McpException(
                $"The user decided about this rule (it is {Word(choice)}); only the user changes that: "
                    + $"totalmemory rules reset {number}. Nothing was done."
            );
        if (what != "fire")
            publishing.Publish([rule.Record.ShownIn]);
        return Reply.Create(
            Line(rule),
            [rule.Id],
            ("status", rule.Record.Status == RecordStatus.Archived ? "retired" : rule.Record.Status.ToString().ToLowerInvariant()),
            ("success_rate", rule.Ledger.Judged == 0 ? null : Math.Round((double)rule.Ledger.Obeyed / rule.Ledger.Judged, 3))
        );
    }

    /// <summary>A rule or insight with its stage and figures.</summary>
    public static string Line(Rule r)
    {
        var scope = r.Record.Scope == Scope.Global ? ", everywhere" : "";
        var overridden = r.Ledger.Overridden > 0 ? $", {r.Ledger.Overridden} overridden" : "";
        var used = r.Votes.Fired > 0 ? $", used {Counted.Format(r.Votes.Fired, "time")}" : "";
        var votes = r.Votes.Up + r.Votes.Down > 0 ? $", votes +{r.Votes.Up} −{r.Votes.Down}" : "";
        return $"#{r.Id} [{Stage(r.Record)}{scope}] {Sentences.Cut(Sentences.OneLine(r.Record.Text), 240)} "
            + string.Create(CultureInfo.InvariantCulture, $"(importance {r.Record.Importance}, confidence {r.Record.Confidence:0.00}; ")
            + $"{r.Ledger.Obeyed} obeyed, {r.Ledger.Violated} violated{overridden}{used}{votes})";
    }

    private static string Word(RuleChoice choice) => choice == RuleChoice.Ask ? "to ask" : choice.ToString().ToLowerInvariant();

    private static string Stage(KnowledgeRecord record) =>
        record.Status switch
        {
            RecordStatus.Suspended => "suspended",
            RecordStatus.Archived => "retired",
            _ => record.Kind,
        };

    private static NotedInsight Noted(string? content, string category, string context, string[]? tags, Caller caller) =>
        new()
        {
            Text = ArgumentReader.Text(content, "content", LongestText),
            Category = category.Trim(),
            Context = context,
            Tags = tags ?? [],
            Session = caller.Session,
        };

    private CallToolResult Added(AddedInsight? added, string publish, string known)
    {
        if (added is not { } a)
            return Reply.Create("Not added: it was removed or retired before.", [], ("added", false));
        publishing.Publish([publish]);
        return Reply.Create($"{(a.IsNew ? "Added" : known)} as {Line(a.Rule)}", [a.Rule.Id], ("added", a.IsNew));
    }

    private List<Rule> Listed(Caller caller, bool proven, string category, int most) =>
        [
            .. rules
                .All(caller.Project.Id)
                .Where(r =>
                    r.WaitingSince is null
                    && r.IsProven == proven
                    && (category.Length == 0 || r.Record.Tags.Contains(category, StringComparer.OrdinalIgnoreCase))
                )
                .Take(most),
        ];

    private static McpException NoSuch(long id, Caller caller) =>
        new($"There is no rule or insight #{id} in {caller.Project.Name}. Nothing was done.");
}
