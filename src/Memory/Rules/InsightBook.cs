using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>
/// Insights and rules that are noted instead of derived: votes raise and lower them, only an explicit request promotes them, and sessions
/// judge them like all others.
/// </summary>
public sealed class InsightBook(Database database, TimeProvider time)
{
    /// <summary>Adds one; a near-duplicate gets a vote instead. Null if it was removed, retired or voted away before.</summary>
    public AddedInsight? Add(ProjectIdentity project, NotedInsight insight)
    {
        var now = time.GetUtcNow();
        return database.Write<AddedInsight?>(c =>
        {
            c.Projects.Touch(project, now);
            return Add(c, project, insight, now);
        });
    }

    /// <summary>A vote for or against. Null if there is no such insight visible in this project.</summary>
    public Rule? Vote(long id, bool up, string project) =>
        Change(
            id,
            project,
            (c, _, now) =>
            {
                c.Rules.Vote(id, up);
                RuleReview.Reassess(c, id, null, now);
            }
        );

    /// <summary>
    /// Rewords a noted insight; id, votes and ledger are kept. Returns it unchanged if it comes from sessions or a person, or if a person
    /// removed this text before.
    /// </summary>
    public Rule? Edit(long id, string text, string project, string session) =>
        Change(
            id,
            project,
            (c, rule, now) =>
            {
                if (rule.Source != RuleSource.Noted || rule.Record.Origin == Origin.User)
                    return;
                var draft = rule.Reworded(text, Evidence.FromCall(session, text, now)) with { Context = rule.Record.Context };
                WritePath.Reword(c, rule.Record, CleanDraft.Prepare(draft, now), now);
            }
        );

    /// <summary>Promotes an active insight if its importance and confidence suffice; otherwise returns it unchanged.</summary>
    public Rule? Promote(long id, string project) =>
        Change(
            id,
            project,
            (c, rule, now) =>
            {
                var record = rule.Record;
                if (
                    !rule.IsProven
                    && record.Status == RecordStatus.Active
                    && record.Importance >= Promotion.LeastImportance
                    && record.Confidence >= Promotion.LeastConfidence - 1e-9
                )
                {
                    var level = Promotion.Level(RuleStages.Rule, rule.Decision, rule.Ledger);
                    var standing = new RuleStanding(RuleStages.Rule, RecordStatus.Active, record.Importance, record.Confidence, level);
                    c.Rules.SetStanding(id, standing, record.Confirmed, now);
                }
            }
        );

    /// <summary>Records a use of a rule.</summary>
    public Rule? NoteUse(long id, string project) => Change(id, project, (c, _, now) => c.Rules.NoteUse(id, now));

    /// <summary>
    /// Adds an outcome to a rule's ledger. Ten violations with less than a fifth obeyed suspend it.
    /// </summary>
    public Rule? Rate(long id, bool success, string project, string session) =>
        Change(
            id,
            project,
            (c, rule, now) =>
            {
                var occasion = new Occasion(
                    success ? OccasionOutcome.Obeyed : OccasionOutcome.Violated,
                    1,
                    0,
                    "reported by the agent",
                    now
                );
                // A session may report several outcomes, and each counts.
                var name = NumberedName.Write(session.Length > 0 ? session : "unknown", rule.Ledger.Judged + 1);
                c.Occasions.Set(id, name, "", occasion);
                RuleReview.Reassess(c, id, null, now);
            }
        );

    internal static AddedInsight? Add(MemoryConnection c, ProjectIdentity project, NotedInsight insight, DateTimeOffset now)
    {
        var words = Words.Extract(insight.Text);
        if (c.Rules.All(project.Id).FirstOrDefault(r => NearDuplicate.Same(Words.Extract(r.Record.Text), words)) is { } same)
        {
            c.Evidence.Add(same.Id, CleanDraft.Redacted(Evidence.FromCall(insight.Session, insight.Text, now)));
            c.Rules.AddSources(same.Id, Errors(c, insight.Sources, project.Id));
            if (same.Source == RuleSource.Noted)
                c.Rules.Vote(same.Id, up: true);
            RuleReview.Reassess(c, same.Id, null, now);
            return new(c.Rules.Find(same.Id)!, IsNew: false);
        }
        var draft = new Draft
        {
            Type = RecordType.Rule,
            Kind = insight.IsRule ? RuleStages.Rule : RuleStages.Insight,
            Text = insight.Text,
            Context = insight.Context,
            Tags = insight.Category.Length > 0 ? [insight.Category, .. insight.Tags] : insight.Tags,
            Scope = insight.IsEverywhere ? Scope.Global : Scope.Project,
            Importance = insight.Importance,
            Origin = Origin.Assistant,
            Source = RecordSource.Saved,
            Evidence = [Evidence.FromCall(insight.Session, insight.Text, now)],
        };
        // A retired or rejected insight is not brought back by noting it again.
        if (c.RecordLists.ByIdentity(RecordType.Rule, Normalized.Identity(insight.Text), project.Id) is { Status: RecordStatus.Archived })
            return null;
        var written = WritePath.Write(c, project.Id, CleanDraft.Prepare(draft, now), now);
        if (written.Result != WriteResult.Added)
            return written.Id == 0 ? null : new AddedInsight(c.Rules.Find(written.Id)!, IsNew: false);
        c.Rules.InsertNoted(written.Id, insight.Importance, new RuleTrigger(), now);
        c.Rules.AddSources(written.Id, Errors(c, insight.Sources, project.Id));
        RuleReview.Reassess(c, written.Id, null, now);
        return new(c.Rules.Find(written.Id)!, IsNew: true);
    }

    // Only errors count as sources: a person's statement must not lend its weight to an agent's text.
    private static IEnumerable<long> Errors(MemoryConnection c, IReadOnlyList<long> sources, string project) =>
        sources.Where(id => c.Records.Find(id) is { Type: RecordType.Error } error && error.IsChangeableFrom(project));

    private Rule? Change(long id, string project, Action<MemoryConnection, Rule, DateTimeOffset> change)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            if (
                c.Rules.Find(id) is not { Record.Status: RecordStatus.Active or RecordStatus.Suspended or RecordStatus.Archived } rule
                || !rule.Record.IsChangeableFrom(project)
            )
                return null;
            change(c, rule, now);
            return c.Rules.Find(id);
        });
    }
}
