using TotalMemory.Cli.Commands;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Tests.Cli;

public sealed class RuleChangeTests
{
    private static Rule Rule(
        string kind = RuleStages.Insight,
        RuleSource source = RuleSource.Corrected,
        RecordStatus status = RecordStatus.Active,
        RuleChoice? decided = null,
        ReminderLevel level = ReminderLevel.Observe
    ) =>
        new(
            new KnowledgeRecord
            {
                Id = 12,
                Type = RecordType.Rule,
                Kind = kind,
                Project = "p",
                ProjectName = "shop",
                Scope = Scope.Project,
                Text = "never commit to main",
                Identity = "i",
                Importance = 5,
                Confidence = 0.8,
                Status = status,
                Origin = Origin.User,
                Source = RecordSource.Extracted,
                Created = default,
                Updated = default,
                Confirmed = default,
            },
            source,
            3,
            null,
            default,
            level,
            decided is { } choice ? new UserDecision(choice) : null,
            new RuleTrigger(),
            new Ledger(0, 0, 0, 0),
            new Votes(0, 0, 0, null)
        );

    [Fact]
    public void What_changed_is_said_with_the_way_back()
    {
        var said = RuleChange.Describe(Rule(), Rule(RuleStages.Rule, decided: RuleChoice.Ask, level: ReminderLevel.Ask), "ask").ToList();
        Assert.Equal("#12 never commit to main", said[0]);
        Assert.StartsWith("  Before: an insight. Now: a rule that asks you;", said[1]);
        Assert.Contains("calls cannot be checked", said[2]);
        Assert.Equal("  To undo: totalmemory rules reset 12", said[3]);
    }

    [Fact]
    public void What_was_so_already_is_said_to_be_so()
    {
        var suspended = Rule(status: RecordStatus.Suspended, decided: RuleChoice.Suspended);
        Assert.Equal("  Nothing changed: it was already suspended.", RuleChange.Describe(suspended, suspended, "suspend").ElementAt(1));
    }

    [Fact]
    public void Only_what_has_proven_itself_is_listed_as_a_rule()
    {
        Assert.Equal(RuleGroup.Insight, RuleGroups.Classify(Rule()));
        Assert.Equal(RuleGroup.Rule, RuleGroups.Classify(Rule(RuleStages.Rule)));
        Assert.Equal(RuleGroup.Note, RuleGroups.Classify(Rule(RuleStages.Rule, RuleSource.Noted)));
        Assert.Equal(RuleGroup.Rule, RuleGroups.Classify(Rule(RuleStages.Rule, RuleSource.Noted, decided: RuleChoice.Ask)));
        Assert.Equal(RuleGroup.Suspended, RuleGroups.Classify(Rule(RuleStages.Rule, status: RecordStatus.Suspended)));
    }
}
