using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>What a person says about rules and records outranks what sessions say.</summary>
public sealed class RulesAndThePersonTests : RuleStory
{
    [Fact]
    public void A_rule_a_person_removed_never_comes_back()
    {
        ThriceOutsideTheContainer();
        work.Memory.Knowledge.Forget(RulesOf("shop")[0].Id, "wrong");
        work.Memory.Publishing.Review([], judgeAll: true);
        Assert.Empty(RulesOf("shop"));
        work.Session("shop", s => InstallsOutside(s, "No, run npm inside the container: docker compose exec app npm ci"));
        Assert.Empty(RulesOf("shop"));
    }

    [Fact]
    public void A_rule_a_person_reworded_keeps_the_words_and_the_ledger()
    {
        ThriceOutsideTheContainer().Session("shop", s => s.Bash("docker compose exec app npm test", "ok").Says("Tested."));
        var corrected = work.Memory.Knowledge.Correct(RulesOf("shop")[0].Id, "All npm commands run in the app container.")!;
        work.Session("shop", s => InstallsOutside(s, "No, run npm inside the container: docker compose exec app npm ci"));
        var rule = Assert.Single(RulesOf("shop"));
        Assert.Equal(("All npm commands run in the app container.", corrected.New.Id), (rule.Record.Text, rule.Id));
        Assert.Equal((1, 1), (rule.Ledger.Obeyed, rule.Ledger.Violated));
    }

    [Fact]
    public void Forget_that_removes_what_was_said_before_and_reading_again_does_not_bring_it_back()
    {
        work.Session(
            "shop",
            s => s.Says("Ready.").User("From now on never use npm here, use pnpm.").Says("Noted.").User("forget that").Says("Forgotten.")
        );
        Assert.Empty(RulesOf("shop"));
        Assert.DoesNotContain(work.Memory.Recall.Recall(new() { Text = "pnpm npm" }).Hits, h => h.Record.Type != RecordType.Episode);
        work.Session("shop", s => s.Says("Ready.").User("From now on never use npm here, use pnpm."));
        Assert.Empty(RulesOf("shop"));
    }

    [Fact]
    public void What_to_forget_may_be_named_in_a_later_session()
    {
        work.Session("shop", s => s.Says("Ready.").User("From now on never use npm here, use pnpm."))
            .Session("shop", s => s.Says("Ready.").User("forget that we never use npm"));
        Assert.Empty(RulesOf("shop"));
    }

    [Theory]
    [InlineData("forget about the tests for now")]
    [InlineData("forget about docker")]
    [InlineData("forget that we use yarn")]
    public void Setting_a_topic_aside_forgets_nothing(string said)
    {
        work.Session(
                "shop",
                s =>
                    s.Says("Ready.")
                        .User("No, wrong: use yarn workspaces in packages/web, and start docker compose before the tests.")
                        .Says("Understood.")
            )
            .Session("shop", s => s.Says("Ready.").User(said).Says("Fine."));
        Assert.Contains(
            work.Memory.Recall.Recall(new() { Text = "yarn workspaces" }).Hits,
            h => h.Record.Type is RecordType.Fact or RecordType.Correction
        );
    }

    [Fact]
    public void A_person_may_go_back_to_words_once_corrected()
    {
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var first = work.Memory.Knowledge.Save(project, Some.Fact("The staging port is 8080")).Id;
        var second = work.Memory.Knowledge.Correct(first, "The staging port is 8081")!.New.Id;
        var third = work.Memory.Knowledge.Correct(second, "The staging port is 8080")!.New;
        Assert.Equal(("The staging port is 8080", RecordStatus.Active), (third.Text, third.Status));
    }

    [Fact]
    public void What_was_merged_into_a_forgotten_record_loses_its_words_and_undo_does_not_bring_them_back()
    {
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var a = work.Memory.Knowledge.Save(project, Some.Fact("The mascot of the shop is a penguin")).Id;
        var b = work.Memory.Knowledge.Save(project, Some.Fact("The mascot is a walrus")).Id;
        work.Memory.Database.Write(c => c.Records.MarkMerged(b, a, Some.Time));
        work.Memory.Knowledge.Forget(a, "wrong");
        Assert.Equal("", work.Memory.Knowledge.Find(b)!.Record.Text);
    }

    [Fact]
    public void A_successor_that_loses_its_support_goes_and_what_it_replaced_holds_again()
    {
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var old = work.Memory.Knowledge.Save(project, Some.Fact("The port is 8080")).Id;
        work.Memory.Database.Write(c =>
        {
            var young = c.Records.Insert(Some.Fact("The port is now 8081"), project.Id, "x", "", Some.Time, Some.Time, Some.Time);
            c.Records.Supersede(old, young, Some.Time);
            c.Removals.RemoveIfUnsupported(young);
        });
        Assert.Equal(RecordStatus.Active, work.Memory.Knowledge.Find(old)!.Record.Status);
    }
}
