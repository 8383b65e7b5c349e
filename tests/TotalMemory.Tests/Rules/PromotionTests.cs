using CsCheck;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Tests.Rules;

public sealed class PromotionTests
{
    private static readonly RuleSource[] Sources = Enum.GetValues<RuleSource>();

    // Reference values: numerical integration of the density.
    [Theory]
    [InlineData(0.1, 11, 1, 0.811131)]
    [InlineData(0.1, 2, 2, 0.195800)]
    [InlineData(0.5, 3, 5, 0.364116)]
    [InlineData(0.05, 100, 20, 0.774582)]
    public void The_quantile_is_that_of_the_beta_distribution(double p, double a, double b, double expected) =>
        Assert.Equal(expected, BetaDistribution.Quantile(p, a, b), 4);

    [Fact]
    public void A_positive_outcome_never_lowers_confidence_and_never_suspends()
    {
        var ledgers = Gen.Select(Gen.Int[0, 29], Gen.Int[0, 29], Gen.Int[0, 3]).Select((o, v, w) => new Ledger(0, o, v, w));
        Gen.Select(Gen.OneOf(Sources), Gen.Int[1, 5], ledgers)
            .Sample(
                (source, support, ledger) =>
                {
                    var better = ledger with { Obeyed = ledger.Obeyed + 1 };
                    var before = Promotion.Confidence(source, support, ledger);
                    var after = Promotion.Confidence(source, support, better);
                    Assert.True(after >= before - 1e-6, $"{before} → {after}");
                    foreach (var stage in (string[])[RuleStages.Insight, RuleStages.Rule])
                    {
                        var (stageBefore, statusBefore) = Promotion.Decide(stage, null, 5, before, ledger);
                        var (stageAfter, statusAfter) = Promotion.Decide(stage, null, 5, after, better);
                        Assert.False(statusBefore == RecordStatus.Active && statusAfter != RecordStatus.Active);
                        Assert.False(stageBefore == RuleStages.Rule && stageAfter != RuleStages.Rule);
                        Assert.True(Promotion.Level(stageAfter, null, better) >= Promotion.Level(stageBefore, null, ledger));
                    }
                },
                iter: 3_000
            );
    }

    [Fact]
    public void Nothing_is_suspended_before_ten_judged_occasions()
    {
        for (var violated = 0; violated < 10; violated++)
            Assert.Equal(RecordStatus.Active, Promotion.Decide(RuleStages.Rule, null, 5, 0, new Ledger(0, 0, violated, 9)).Status);
        Assert.Equal(RecordStatus.Suspended, Promotion.Decide(RuleStages.Rule, null, 5, 0, new Ledger(0, 0, 10, 0)).Status);
        Assert.Equal(RecordStatus.Active, Promotion.Decide(RuleStages.Rule, null, 5, 0, new Ledger(0, 3, 10, 0)).Status);
    }

    [Fact]
    public void Only_a_person_lets_a_rule_ask()
    {
        var many = new Ledger(1_000, 1_000, 0, 0);
        Assert.Equal(ReminderLevel.Remind, Promotion.Level(RuleStages.Rule, null, many));
        Assert.Equal(ReminderLevel.Ask, Promotion.Level(RuleStages.Rule, new UserDecision(RuleChoice.Ask), new Ledger(0, 0, 0, 0)));
        Assert.Equal(ReminderLevel.Observe, Promotion.Level(RuleStages.Insight, null, many));
    }

    [Fact]
    public void A_persons_word_outranks_the_ledger()
    {
        var hopeless = new Ledger(0, 0, 40, 0);
        Assert.Equal(RecordStatus.Active, Promotion.Decide(RuleStages.Rule, new UserDecision(RuleChoice.Active), 5, 0, hopeless).Status);
        var suspended = new UserDecision(RuleChoice.Suspended);
        Assert.Equal(RecordStatus.Suspended, Promotion.Decide(RuleStages.Rule, suspended, 5, 1, new Ledger(0, 40, 0, 0)).Status);
    }
}
