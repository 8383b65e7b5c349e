using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>A rule with the words it was made from and how it fared.</summary>
public sealed record RuleStory(Rule Rule, IReadOnlyList<Evidence> Evidence, IReadOnlyList<LedgerLine> Ledger, int Reminded);

/// <summary>Rules and proven fixes, for people to look at and to decide about.</summary>
public sealed class RuleBook(Database database, TimeProvider time)
{
    /// <summary>
    /// Active and suspended rules and insights of a project and of everywhere, the surest first; of all projects when null.
    /// </summary>
    public IReadOnlyList<Rule> All(string? project)
    {
        using var c = database.Open();
        return
        [
            .. RuleStore
                .All(c, project)
                .OrderBy(r => r.Record.Status == RecordStatus.Suspended)
                .ThenByDescending(r => r.IsProven)
                .ThenByDescending(r => r.Record.Importance)
                .ThenByDescending(r => r.Record.Confidence)
                .ThenBy(r => r.Id),
        ];
    }

    /// <summary>Those that may be said unasked: active, and not waiting to be confirmed.</summary>
    public IReadOnlyList<Rule> Spoken(string? project) =>
        [.. All(project).Where(r => r.Record.Status == RecordStatus.Active && r.Waits is null)];

    /// <summary>Those that old sessions made and nobody has confirmed: silent until then.</summary>
    public IReadOnlyList<Rule> Waits(string? project) => [.. All(project).Where(r => r.Waits is not null)];

    /// <summary>A person confirms one that waits: it speaks from now on. Null when there is no such rule.</summary>
    public Rule? Confirm(long id) =>
        database.Write(c =>
        {
            if (RuleStore.Find(c, id) is not { Record.Status: RecordStatus.Active or RecordStatus.Suspended })
                return null;
            RuleStore.Confirm(c, id);
            return RuleStore.Find(c, id);
        });

    /// <summary>Null when there is no such rule.</summary>
    public RuleStory? Find(long id)
    {
        using var c = database.Open();
        return RuleStore.Find(c, id) is { } rule
            ? new RuleStory(rule, c.Evidence.Of(id), RuleStore.LedgerOf(c, id), DeliveryStore.Count(c, id, DeliveryStore.Reminder))
            : null;
    }

    /// <summary>
    /// A person's word on a rule: <c>ask</c>, <c>suspended</c>, <c>retired</c>, <c>active</c>; null takes it back. Null when there is no
    /// such rule, or it may not be seen from this project.
    /// </summary>
    /// <param name="byAgent">An agent says so: it changes nothing where a person has said something.</param>
    public Rule? Decide(long id, string? word, string? project = null, bool byAgent = false)
    {
        var now = time.GetUtcNow();
        return database.Write(c => Decide(c, id, word, project, byAgent, now));
    }

    /// <summary>The same on the caller's transaction.</summary>
    internal static Rule? Decide(MemoryConnection c, long id, string? word, string? project, bool byAgent, DateTimeOffset now)
    {
        if (
            RuleStore.Find(c, id) is not { Record.Status: RecordStatus.Active or RecordStatus.Suspended or RecordStatus.Archived } rule
            || !rule.Record.IsChangeableFrom(project)
        )
            return null;
        if (byAgent && rule is { Person: not null, IsAgentsWord: false })
            return rule;
        RuleStore.SetPerson(c, id, word, byAgent);
        if (!byAgent && word is "ask" or "active")
            RuleStore.Confirm(c, id);
        // Who lets a rule ask has made it one.
        var kind = word is "ask" ? RuleStages.Rule : rule.Record.Kind;
        var (stage, status) = Promotion.Decide(kind, word, rule.Record.Importance, rule.Record.Confidence, rule.Ledger);
        var level = Promotion.Level(stage, word, rule.Ledger);
        var standing = new Standing(stage, status, rule.Record.Importance, rule.Record.Confidence, level);
        RuleStore.SetStanding(c, id, standing, rule.Record.Confirmed, now);
        return RuleStore.Find(c, id);
    }

    public IReadOnlyList<ProvenFix> Fixes(string? project)
    {
        using var c = database.Open();
        return [.. ProvenFixes.Find(RuleStore.Solved(c), time.GetUtcNow()).Where(f => Visibility.From(c, project).Shows(f.Error))];
    }
}
