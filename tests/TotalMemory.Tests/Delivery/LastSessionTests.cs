using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

/// <summary>The last session is one that is over.</summary>
public sealed class LastSessionTests : IDisposable
{
    private const string Goal = "please build the checkout page with the new form";

    private readonly Workplace work = new(Some.Time.AddHours(1));

    public void Dispose() => work.Dispose();

    private void Event(string session, string name)
    {
        work.Post(session, name);
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
    }

    private void Works(string session) =>
        work.Bare("shop", session, s => s.User(Goal).Edits("/w/shop/checkout.ts").Says("The checkout page is built; the tests pass."));

    private string Briefing() => new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "";

    [Fact]
    public void A_session_that_runs_is_not_the_last_one_and_is_when_it_ends()
    {
        Event("s1", "SessionStart");
        Works("s1");
        Assert.DoesNotContain("Last session", Briefing());
        Event("s1", "SessionEnd");
        Assert.Contains("Last session", Briefing());
        Event("s1", "SessionStart");
        Assert.DoesNotContain("Last session", Briefing());
    }

    [Fact]
    public void One_that_never_said_it_ended_is_over_when_others_went_on_for_half_a_day()
    {
        Event("s1", "SessionStart");
        Works("s1");
        work.Time.Advance(TimeSpan.FromHours(13));
        Event("s2", "SessionStart");
        Assert.Contains("Last session", Briefing());
    }

    [Fact]
    public void An_imported_session_is_over()
    {
        Works("s1");
        Assert.Contains("Last session", Briefing());
    }

    [Fact]
    public void A_session_that_goes_on_is_told_the_rest()
    {
        const string rest = "<m>\n\n## Rules\n- a [#1]\n";
        Assert.Equal(rest + "</m>\n", BriefingFiles.WithoutLastSession(rest + "\n## Last session (2026-03-02, success)\n- b [#2]\n</m>\n"));
        Assert.Equal(rest + "</m>\n", BriefingFiles.WithoutLastSession(rest + "</m>\n"));
    }

    [Fact]
    public void A_session_that_goes_on_is_told_nothing_where_there_is_nothing_else() =>
        Assert.Empty(BriefingFiles.WithoutLastSession("<m>\nIntroduction.\n\n## Last session (2026-03-02, success)\n- b [#2]\n</m>\n"));
}
