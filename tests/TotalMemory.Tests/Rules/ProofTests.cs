using TotalMemory.Rules;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>Repeats of known mistakes per hundred occasions, over time.</summary>
public sealed class ProofTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private static OccasionDay Day(int month, int day, int judged, int repeated) => new(new DateOnly(2026, month, day), judged, repeated);

    [Fact]
    public void Weeks_begin_on_monday_and_a_long_time_is_told_by_months()
    {
        // The 2nd of March 2026 is a Monday.
        var weeks = Proof.InPeriods([Day(3, 8, 10, 1), Day(3, 2, 10, 4), Day(3, 9, 20, 1)]);
        Assert.Equal([new(2026, 3, 2), new DateOnly(2026, 3, 9)], weeks.Select(w => w.From));
        Assert.Equal([25, 5], weeks.Select(w => w.PerHundred));
        Assert.False(weeks[0].IsMonth);
        var months = Proof.InPeriods([Day(1, 31, 5, 1), Day(9, 1, 10, 0)]);
        Assert.Equal([new(2026, 1, 1), new DateOnly(2026, 9, 1)], months.Select(m => m.From));
        Assert.Equal([false, true], months.Select(m => m.HasEnoughOccasions));
        Assert.Empty(Proof.InPeriods([]));
        Assert.Equal(0, new ProofPeriod(new DateOnly(2026, 1, 1), false, 0, 0).PerHundred);
    }

    [Fact]
    public void It_counts_what_sessions_did_with_the_rules_that_show_in_a_project()
    {
        for (var i = 0; i < 3; i++)
            work.Session("shop", s => s.Says("I run npm install.").User("From now on always use pnpm here, never npm.").Says("Right."));
        work.Session("shop", s => s.Bash("npm install left-pad", "added 1 package").Says("Done."));
        work.Session("shop", s => s.Bash("pnpm add left-pad", "added 1 package").Says("Done."));
        var periods = work.Memory.Proof.Periods(work.ProjectId("shop"));
        Assert.True(periods.Sum(p => p.Judged) > 0);
        Assert.InRange(periods.Sum(p => p.Repeated), 1, periods.Sum(p => p.Judged));
        Assert.Contains(work.Memory.Proof.Repeated(null), r => r.Text.Contains("pnpm", StringComparison.Ordinal));
        Assert.Empty(work.Memory.Proof.Periods(work.ProjectId("other")));
    }
}
