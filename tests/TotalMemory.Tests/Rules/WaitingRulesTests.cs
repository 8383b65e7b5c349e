using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>Rules from old sessions speak only when somebody confirms them.</summary>
public sealed class WaitingRulesTests : IDisposable
{
    private const string NeverNpm = "From now on never use npm here, use pnpm.";

    private Workplace work = new();

    private void Begin(DateTimeOffset now)
    {
        work.Dispose();
        work = new Workplace(now);
    }

    public void Dispose() => work.Dispose();

    private Rule Only() => Assert.Single(work.Memory.Rules.All(work.ProjectId("shop")));

    private string Briefing() => new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "";

    private Workplace SaidOnce() => work.Session("shop", s => s.Says("Ready.").User(NeverNpm));

    [Fact]
    public void What_one_old_session_says_waits_and_is_silent()
    {
        SaidOnce();
        Assert.NotNull(Only().WaitingSince);
        Assert.Single(work.Memory.Rules.Waiting(work.ProjectId("shop")));
        Assert.Empty(work.Memory.Rules.Sayable(work.ProjectId("shop")));
        Assert.DoesNotContain($"[#{Only().Id}]", Briefing());
        Assert.Empty(new ReminderFile(work.Temp.Home).Find(ReminderKind.Command, work.ProjectId("shop"), ["npm"]));
    }

    [Fact]
    public void What_is_said_today_speaks_at_once()
    {
        Begin(Some.Time.AddHours(1));
        SaidOnce();
        Assert.Null(Only().WaitingSince);
        Assert.Contains($"[#{Only().Id}]", Briefing());
    }

    [Fact]
    public void It_is_counted_as_what_it_is()
    {
        SaidOnce();
        var counts = work.Memory.Knowledge.Count();
        Assert.Equal((0, 0, 1), (counts.Rules, counts.Insights, counts.Waiting));
        Assert.Equal(1, work.Memory.Statistics.Count(null).ByType["waiting rule"]);
        work.Memory.Rules.Confirm(Only().Id);
        counts = work.Memory.Knowledge.Count();
        Assert.Equal((1, 0), (counts.Rules + counts.Insights, counts.Waiting));
        Assert.DoesNotContain("waiting rule", work.Memory.Statistics.Count(null).ByType.Keys);
    }

    [Fact]
    public void An_agents_wording_leaves_it_waiting_and_a_persons_confirms_it()
    {
        SaidOnce();
        work.Memory.Knowledge.Correct(Only().Id, "Never use npm in this project, use pnpm.", origin: Origin.Assistant);
        Assert.NotNull(Only().WaitingSince);
        work.Memory.Knowledge.Correct(Only().Id, "In this project use pnpm and never npm.");
        Assert.Null(Only().WaitingSince);
    }

    [Fact]
    public void What_an_agent_decided_stays_its_decision_under_other_words()
    {
        SaidOnce();
        work.Memory.Rules.Decide(Only().Id, new UserDecision(RuleChoice.Suspended, ByAgent: true));
        work.Memory.Knowledge.Correct(Only().Id, "Never use npm in this project, use pnpm.", origin: Origin.Assistant);
        Assert.True(Only().Decision is null or { ByAgent: true });
    }

    [Fact]
    public void A_person_confirms_it()
    {
        SaidOnce();
        Assert.Null(work.Memory.Rules.Confirm(Only().Id)!.WaitingSince);
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        Assert.Contains($"[#{Only().Id}]", Briefing());
        work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Null(Only().WaitingSince);
    }

    [Fact]
    public void A_person_refuses_it_and_it_stays_away()
    {
        SaidOnce();
        work.Memory.Rules.Decide(Only().Id, new(RuleChoice.Retired));
        work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Empty(work.Memory.Rules.All(work.ProjectId("shop")));
    }

    [Fact]
    public void A_second_session_that_says_it_confirms_it()
    {
        SaidOnce().Session("shop", s => s.Says("Ready.").User(NeverNpm));
        Assert.Null(Only().WaitingSince);
        Assert.Contains($"[#{Only().Id}]", Briefing());
    }

    [Theory]
    [InlineData("pnpm install")]
    [InlineData("npm install")]
    public void A_session_after_the_import_in_which_it_matters_confirms_it(string command)
    {
        // Said on the first day and learned on the third; the second session is an old one, too.
        Begin(Some.Time.AddDays(2));
        SaidOnce().Session("shop", s => s.Bash(command, "ok").Says("Installed."));
        Assert.NotNull(Only().WaitingSince);
        work.Session("shop", s => s.Bash("git status", "clean")).Session("shop", s => s.Bash(command, "ok").Says("Installed."));
        work.Time.SetUtcNow(Some.Time.AddDays(4));
        work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Null(Only().WaitingSince);
    }

    [Fact]
    public void Errors_alone_in_old_sessions_wait()
    {
        for (var i = 0; i < 3; i++)
            work.Session(
                "shop",
                s =>
                    s.Bash("git push", "fatal: The current branch topic has no upstream branch.", 128)
                        .Bash("git push -u origin HEAD", "ok")
                        .Says("Pushed.")
            );
        Assert.NotNull(Only().WaitingSince);
    }

    [Fact]
    public void A_mistake_corrected_in_three_old_sessions_speaks()
    {
        for (var i = 0; i < 3; i++)
            work.Session(
                "shop",
                s =>
                    s.Bash("npm install", "npm error code EACCES", 243)
                        .User("No, run npm inside the container: docker compose exec app npm ci")
                        .Bash("docker compose exec app npm ci", "added 312 packages")
            );
        Assert.Null(Only().WaitingSince);
    }
}
