using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Lists rules and proven fixes, and takes decisions on rules.</summary>
public sealed class RuleBook(Database database, TimeProvider time)
{
    /// <summary>
    /// Active and suspended rules and insights of a project and global ones, most confident first; of all projects if null.
    /// </summary>
    public IReadOnlyList<Rule> All(string? project)
    {
        using var c = database.Open();
        return
        [
            .. c
                .Rules.All(project)
                .OrderBy(r => r.Record.Status == RecordStatus.Suspended)
                .ThenByDescending(r => r.IsProven)
                .ThenByDescending(r => r.Record.Importance)
                .ThenByDescending(r => r.Record.Confidence)
                .ThenBy(r => r.Id),
        ];
    }

    /// <summary>Those that may be shown unasked: active, and not waiting for confirmation.</summary>
    public IReadOnlyList<Rule> Sayable(string? project) =>
        [.. All(project).Where(r => r.Record.Status == RecordStatus.Active && r.WaitingSince is null)];

    /// <summary>Those made from old sessions that nobody has confirmed; not shown until then.</summary>
    public IReadOnlyList<Rule> Waiting(string? project) => [.. All(project).Where(r => r.WaitingSince is not null)];

    /// <summary>Confirms a waiting rule, which is shown from now on. Null if there is no such rule.</summary>
    public Rule? Confirm(long id) =>
        database.Write(c =>
        {
            if (c.Rules.Find(id) is not { Record.Status: RecordStatus.Active or RecordStatus.Suspended } rule)
                return null;
            // Stored as a decision, so that a later review does not silence the rule again.
            if (rule.Decision is null)
                c.Rules.SetDecision(id, new UserDecision(RuleChoice.Active));
            c.Rules.Confirm(id);
            return c.Rules.Find(id);
        });

    /// <summary>Null when there is no such rule.</summary>
    public RuleStory? Find(long id)
    {
        using var c = database.Open();
        return c.Rules.Find(id) is { } rule
            ? new RuleStory(rule, c.Evidence.ForRecord(id), c.Occasions.Ledger(id), c.Deliveries.Count(id, DeliveryStore.Reminder))
            : null;
    }

    /// <summary>
    /// Decides on a rule; null undoes a decision. An agent cannot change a person's decision. Null if there is no such rule, or it is not
    /// visible in this project.
    /// </summary>
    public Rule? Decide(long id, UserDecision? decision, string? project = null)
    {
        var now = time.GetUtcNow();
        return database.Write(c => Decide(c, id, decision, project, now));
    }

    /// <summary>The same on the caller's transaction.</summary>
    internal static Rule? Decide(MemoryConnection c, long id, UserDecision? decision, string? project, DateTimeOffset now)
    {
        if (
            c.Rules.Find(id) is not { Record.Status: RecordStatus.Active or RecordStatus.Suspended or RecordStatus.Archived } rule
            || !rule.Record.IsChangeableFrom(project)
        )
            return null;
        if (decision?.ByAgent == true && rule.Decision is { ByAgent: false })
            return rule;
        c.Rules.SetDecision(id, decision);
        if (decision is { ByAgent: false, Choice: RuleChoice.Ask or RuleChoice.Active })
            c.Rules.Confirm(id);
        // Letting it ask makes it a rule.
        var kind = decision?.Choice == RuleChoice.Ask ? RuleStages.Rule : rule.Record.Kind;
        var (stage, status) = Promotion.Decide(kind, decision, rule.Record.Importance, rule.Record.Confidence, rule.Ledger);
        var level = Promotion.Level(stage, decision, rule.Ledger);
        var standing = new RuleStanding(stage, status, rule.Record.Importance, rule.Record.Confidence, level);
        c.Rules.SetStanding(id, standing, rule.Record.Confirmed, now);
        return c.Rules.Find(id);
    }
}
