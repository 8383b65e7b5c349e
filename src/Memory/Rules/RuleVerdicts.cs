using TotalMemory.Knowledge;
using TotalMemory.Spool.Commands;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

/// <summary>The outcome of a rule in a session.</summary>
/// <param name="File">The transcript that shows it.</param>
/// <param name="Occasion">Null if the rule did not apply.</param>
internal sealed record SessionVerdict(string Session, string File, Occasion? Occasion);

/// <summary>A root session by which rules may be judged.</summary>
internal sealed record JudgeableSession(string Root, string Project, DateTimeOffset Ended, DateTimeOffset Learned);

/// <summary>A call or a person's message, and its transcript.</summary>
internal sealed record SessionAction(string File, Turn Turn);

/// <summary>Collects the outcomes of a rule in the sessions that were learned from. Only reads.</summary>
internal sealed record RuleVerdicts(Rule Rule, RuleCandidate? Candidate)
{
    public List<SessionVerdict> Sessions { get; } = [];

    /// <summary>False if the rule would not change.</summary>
    public bool ChangesAnything => Sessions.Count > 0 || !Promotion.Assess(Rule, Candidate).Matches(Rule);

    /// <param name="all">Judge all sessions again, not only those learned from since the rule was last judged.</param>
    public static IReadOnlyList<RuleVerdicts> Collect(MemoryConnection c, IReadOnlyDictionary<long, RuleCandidate> candidates, bool all)
    {
        List<RuleVerdicts> rules = [.. c.Rules.All().Select(r => new RuleVerdicts(r, candidates.GetValueOrDefault(r.Id)))];
        var judged = c.Rules.Judged();
        var sessions = c.Occasions.JudgeableSessions();
        var asked = new Dictionary<VerdictKey, List<RuleVerdicts>>();
        foreach (var rule in rules.Where(r => r.CanHaveOccasions))
        foreach (var session in sessions)
            if (rule.IsToJudge(session, all ? DateTimeOffset.MinValue : judged[rule.Rule.Id]))
                AddTo(asked, new VerdictKey(session.Root, rule.Project), rule);
        // Session by session, so that only one session's calls are in memory, and each is parsed once.
        foreach (var (what, judges) in asked)
            Judge(c, what, judges);
        return rules;
    }

    /// <param name="Project">Only actions in this project; null for all.</param>
    private sealed record VerdictKey(string Session, string? Project);

    private string? Project => Rule.Record.Scope == Scope.Global ? null : Rule.Record.Project;

    private static void AddTo(Dictionary<VerdictKey, List<RuleVerdicts>> asked, VerdictKey what, RuleVerdicts rule)
    {
        if (!asked.TryGetValue(what, out var rules))
            asked[what] = rules = [];
        if (rules.Count == 0 || !ReferenceEquals(rules[^1], rule))
            rules.Add(rule);
    }

    // Most rules are not about commands or files, so sessions cannot show whether they were obeyed.
    private bool CanHaveOccasions =>
        Rule.Trigger.Command is not null || Rule.Trigger.Paths.Count > 0 || Rule.Ledger.Matched > 0 || Candidate?.CorrectedAgain.Count > 0;

    private bool IsToJudge(JudgeableSession session, DateTimeOffset since) =>
        session.Ended > Rule.CreatedAt && session.Learned > since && (Project is null || session.Project == Project);

    private static void Judge(MemoryConnection c, VerdictKey asked, List<RuleVerdicts> rules)
    {
        var session = asked.Session;
        var actions = c.Occasions.Actions(session, rules.Min(r => r.Rule.CreatedAt), asked.Project);
        var parsed = new Dictionary<string, IReadOnlyList<CommandSegment>>(StringComparer.Ordinal);
        foreach (var rule in rules)
            rule.Sessions.Add(
                rule.Candidate?.FoundingSessions.Contains(session) == true
                    ? new SessionVerdict(session, "", null)
                    : rule.Verdict(session, actions, parsed)
            );
    }

    private SessionVerdict Verdict(string session, List<SessionAction> actions, Dictionary<string, IReadOnlyList<CommandSegment>> parsed)
    {
        List<SessionAction> later = [.. actions.Where(a => a.Turn.At > Rule.CreatedAt)];
        var correctedAt = Candidate?.CorrectedAgain.GetValueOrDefault(session) ?? [];
        if (OccasionJudge.Judge(Rule.Trigger, [.. later.Select(a => a.Turn)], correctedAt, Segments) is not { } occasion)
            return new SessionVerdict(session, "", null);
        return new SessionVerdict(session, later.First(a => a.Turn.Line == occasion.Line && a.Turn.At == occasion.At).File, occasion);

        IReadOnlyList<CommandSegment> Segments(Turn call)
        {
            if (!parsed.TryGetValue(call.Text, out var segments))
                parsed[call.Text] = segments = CommandLine.Parse(call.Text);
            return segments;
        }
    }
}
