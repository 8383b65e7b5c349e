using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>What was forgotten stands in no file of the home, and nothing brings it back.</summary>
public sealed class ErasureTests : ErasureCase
{
    [Fact]
    public void What_was_saved_and_forgotten_stands_in_no_file()
    {
        work.Memory.Knowledge.SaveOwn(Shop, Some.Fact($"The customer {Secret} lives in Wombat street"));
        work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("builds run nightly"));
        work.Memory.TemporalFacts.Add(Shop, new TemporalDraft(Secret, "uses", "pnpm"));
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        Assert.NotEmpty(FilesWith(Secret));
        ForgetAll(Secret);
        Assert.Empty(TablesWith(Secret));
        Assert.Empty(FilesWith(Secret));
        Assert.Contains(Records(), r => r.Text == "builds run nightly");
    }

    [Fact]
    public void What_a_session_said_and_was_forgotten_stands_in_no_file_and_reading_again_does_not_bring_it_back()
    {
        void Tell(ClaudeSession s) =>
            s.Says("Ready.")
                .User($"No, that is wrong. From now on never deploy to {Secret}, use the staging server.")
                .Says($"I will not deploy to {Secret} again.")
                .Bash($"echo {Secret}", Secret);
        work.Session("shop", "s1", Tell);
        work.Session("shop", "s2", s => s.Says("Ready.").User("From now on run the deploy on the staging server.").Says("Noted."));
        using (var c = work.Memory.Database.Open())
            foreach (var r in Records().Where(r => c.Evidence.ForRecord(r.Id).Any(e => e.Session == "s1")))
                work.Memory.Knowledge.Forget(r.Id, "a person");
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(TablesWith(Secret));
        Assert.Empty(FilesWith(Secret));

        // The client's own file grows, and is read under another name.
        var again = new ClaudeSession("s1", work.Project("shop"), Some.Time);
        again.User("let us go on with the work");
        Tell(again);
        work.Memory.Publishing.AfterLearning(work.Memory.Transcripts.Take(work.Temp.Write("elsewhere/s1.jsonl", again.Text)));
        work.Memory.Reflection.Run();
        Assert.Empty(TablesWith(Secret));
        Assert.DoesNotContain(Records(), r => r.Text.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_rule_that_is_forgotten_takes_the_correction_that_said_it_along()
    {
        work.Session(
            "shop",
            "s1",
            s =>
                s.Says("I deployed to production.")
                    .User($"No. From now on never deploy to {Secret}, use the staging server.")
                    .Says("Understood.")
        );
        var said = Records().Where(r => r.Text.Contains(Secret, StringComparison.Ordinal)).ToList();
        Assert.Contains(said, r => r.Type == RecordType.Correction);
        work.Memory.Knowledge.Forget(said.Single(r => r.Type == RecordType.Rule).Id, "a person");
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(TablesWith(Secret));
        Assert.Empty(FilesWith(Secret));
    }

    [Fact]
    public void Words_of_a_session_without_a_transcript_go_with_its_records()
    {
        var spool = new EventSpool(work.Temp.Home);
        foreach (
            var (name, prompt) in new[]
            {
                ("UserPromptSubmit", "let us begin"),
                ("UserPromptSubmit", $"From now on always greet the customer {Secret} first, never others."),
            }
        )
            spool.Post(
                new HookEvent
                {
                    Client = "claude",
                    Event = name,
                    At = work.Time.GetUtcNow(),
                    Session = "h1",
                    Cwd = work.Project("shop"),
                    Prompt = prompt,
                }
            );
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
        Assert.Contains("turn", TablesWith(Secret));
        Assert.DoesNotContain("hook_event", TablesWith(Secret));
        using (var c = work.Memory.Database.Open())
            foreach (var r in Records().Where(r => c.Evidence.ForRecord(r.Id).Any(e => e.Session == "h1")))
                work.Memory.Knowledge.Forget(r.Id, "a person");
        work.Memory.Erasure.Finish();
        Assert.Empty(TablesWith(Secret));
    }

    [Fact]
    public void A_backup_made_before_is_cleaned_on_demand()
    {
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact($"The customer {Secret} lives in Wombat street")).Id;
        work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("builds run nightly"));
        PrivateFiles.CreateFolder(work.Temp.Home.Backups);
        var backup = Path.Combine(work.Temp.Home.Backups, "memory-1.db");
        work.Memory.Database.Upkeep.Backup(backup);
        work.Memory.Knowledge.Forget(id, "a person");
        work.Memory.Erasure.Finish();
        Assert.Equal(["memory-1.db"], FilesWith(Secret));
        Assert.Equal(1, work.Memory.BackupCleaning.Clean(backup));
        Assert.Empty(FilesWith(Secret));
        using var cleaned = TotalMemory.Transfer.CheckedBackup.Open(backup, work.Temp.Home);
        Assert.Equal(1, cleaned.Records);
    }

    [Fact]
    public void Purged_words_that_lie_aside_can_be_forgotten()
    {
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact($"The customer {Secret} lives in Wombat street")).Id;
        work.Time.Advance(TimeSpan.FromDays(200));
        work.Memory.Reflection.Run(accept: true);
        work.Time.Advance(TimeSpan.FromDays(366));
        work.Memory.Reflection.Run(accept: true);
        work.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, work.Memory.Reflection.Run(accept: true).Purged);
        Assert.NotNull(work.Memory.Knowledge.Forget(id, "a person"));
        work.Memory.Erasure.Finish();
        Assert.Empty(TablesWith(Secret));
    }

    [Fact]
    public void A_bare_reply_is_forgotten_without_a_gap_in_what_others_quote()
    {
        work.Session("shop", s => s.User("No, that is wrong. Build with dotnet, never with npm."))
            .Session("shop", s => s.User("No, that is wrong. Name branches after tickets, never after people."));
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("No, that is wrong.")).Id;
        var gone = work.Memory.Knowledge.Forget(id, "a person");
        Assert.Empty(gone!.Others);
        Assert.DoesNotContain(Records(), r => r.Text == "No, that is wrong.");
        Assert.All(Quotes(), q => Assert.DoesNotContain(ForgottenText.Mark, q, StringComparison.Ordinal));
        Assert.Contains(Quotes(), q => q.StartsWith("No, that is wrong. Build", StringComparison.Ordinal));
        Assert.Contains(Records(), r => r.Text.StartsWith("No, that is wrong. Build", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_removed_from_other_quotes_is_counted()
    {
        work.Session("shop", s => s.User("The customer Quokkazulu pays late. Name branches after tickets, never after people."));
        var others = Records().Select(r => r.Id).ToList();
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("The customer Quokkazulu pays late")).Id;
        var gone = work.Memory.Knowledge.Forget(id, "a person");
        Assert.NotEmpty(gone!.Others);
        Assert.All(gone.Others, o => Assert.Contains(o, others));
        Assert.Contains(Quotes(), q => q.Contains(ForgottenText.Mark, StringComparison.Ordinal));
    }

    private List<string> Quotes()
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().SelectMany(r => c.Evidence.ForRecord(r.Id)).Select(e => e.Quote)];
    }
}
