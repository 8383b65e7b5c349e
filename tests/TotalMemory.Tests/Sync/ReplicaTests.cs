using Microsoft.Extensions.Time.Testing;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Rules;
using TotalMemory.Storage;
using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Sync;

/// <summary>Two homes that meet through a hub in memory: real rows on both sides.</summary>
public sealed class ReplicaTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Some.Time.AddDays(30));
    private readonly ModelHub hub = new();
    private readonly SyncedHome laptop;
    private readonly SyncedHome desktop;

    public ReplicaTests()
    {
        laptop = new SyncedHome("aaaaaaaa", time);
        desktop = new SyncedHome("bbbbbbbb", time);
    }

    public void Dispose()
    {
        laptop.Dispose();
        desktop.Dispose();
    }

    private void Meet()
    {
        foreach (var home in (SyncedHome[])[laptop, desktop, laptop, desktop])
        {
            time.Advance(TimeSpan.FromSeconds(1));
            home.Meet(hub);
        }
    }

    [Fact]
    public void What_is_said_on_one_is_known_on_the_other_with_its_quote()
    {
        laptop.Say("Always build with dotnet", Some.Evidence("please always build with dotnet", "s7", "/t/s7.jsonl", 12));
        Meet();
        var record = Assert.Single(desktop.All());
        Assert.Equal("Always build with dotnet", record.Text);
        Assert.Equal((Origin.User, RecordSource.Saved, FactKinds.Convention), (record.Origin, record.Source, record.Kind));
        var quote = Assert.Single(desktop.QuotesOf(record.Text));
        Assert.Equal(("please always build with dotnet", "s7", 12), (quote.Quote, quote.Session, quote.Line));
        Assert.NotEmpty(desktop.Memory.Recall.Recall(new RecallQuery { Text = "build", Project = desktop.Shop.Id }).Hits);
    }

    [Fact]
    public void What_a_session_was_asked_for_is_known_apart_from_what_came_of_it_on_both()
    {
        var text = EpisodeText.Join("🧮 Add a total", "The page shows it.");
        laptop.Memory.Knowledge.SaveOwn(
            laptop.Shop,
            Some.Fact(text.Text) with
            {
                Type = RecordType.Episode,
                StatementLength = text.StatementLength,
                Evidence = [Some.Evidence(text.Text)],
            }
        );
        Meet();
        Assert.Equal("🧮 Add a total", Assert.Single(desktop.All()).Statement);
    }

    [Fact]
    public void Once_they_met_nothing_is_left_to_say()
    {
        laptop.Say("Always build with dotnet");
        desktop.Say("Never push on Fridays");
        Meet();
        Assert.Equal((0L, 0L), (laptop.Replica.Waiting(), desktop.Replica.Waiting()));
        var before = hub.All.ToList();
        Meet();
        Assert.Equal(before, hub.All);
    }

    [Fact]
    public void What_both_learned_on_their_own_is_one_record_with_the_quotes_of_both()
    {
        laptop.Say("Always build with dotnet", Some.Evidence("build with dotnet", "s1", "/t/s1.jsonl", 3));
        desktop.Say("Always build with dotnet", Some.Evidence("always dotnet!", "s2", "/t/s2.jsonl", 8));
        Meet();
        foreach (var home in (SyncedHome[])[laptop, desktop])
            Assert.Equal(["s1", "s2"], home.QuotesOf("Always build with dotnet").Select(e => e.Session).Order());
    }

    [Fact]
    public void Forgetting_on_one_leaves_no_word_on_the_other_and_none_on_the_hub()
    {
        laptop.Say("The zanzibar deal is secret", Some.Evidence("remember the zanzibar deal"));
        Meet();
        laptop.Memory.Knowledge.Forget(laptop.All().Single().Id, "a person");
        Meet();
        Assert.Empty(desktop.All());
        Assert.DoesNotContain(hub.All, c => c.Value?.Contains("zanzibar", StringComparison.OrdinalIgnoreCase) == true);
        Assert.DoesNotContain(Files(desktop), f => f.Contains("zanzibar", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(WriteResult.Refused, desktop.Memory.Knowledge.Save(desktop.Shop, Some.Fact("The zanzibar deal is secret")).Result);
        Assert.Equal(Tombstones(laptop), Tombstones(desktop));
    }

    [Fact]
    public void What_was_forgotten_while_the_other_edited_it_stays_forgotten()
    {
        laptop.Say("Use tabs");
        Meet();
        time.Advance(TimeSpan.FromHours(1));
        laptop.Memory.Knowledge.Forget(laptop.All().Single().Id, "a person");
        laptop.Push(hub);
        time.Advance(TimeSpan.FromHours(1));
        desktop.Memory.Knowledge.Retype(desktop.All().Single().Id, FactKinds.Preference);
        Meet();
        Assert.Empty(laptop.All().Concat(desktop.All()));
    }

    [Fact]
    public void What_a_person_says_again_after_forgetting_lives_on_both()
    {
        laptop.Say("Use tabs");
        Meet();
        desktop.Memory.Knowledge.Forget(desktop.All().Single().Id, "a person");
        Meet();
        time.Advance(TimeSpan.FromDays(1));
        laptop.Say("Use tabs", Some.Evidence("again: use tabs", "s9", "/t/s9.jsonl"));
        Meet();
        Assert.Equal(["Use tabs"], laptop.Texts());
        Assert.Equal(["Use tabs"], desktop.Texts());
        Assert.Equal((0L, 0L), (Tombstones(laptop), Tombstones(desktop)));
    }

    [Fact]
    public void The_last_to_edit_wins_whoever_meets_the_hub_first()
    {
        laptop.Say("Use tabs");
        Meet();
        time.Advance(TimeSpan.FromHours(1));
        laptop.Memory.Knowledge.Retype(laptop.All().Single().Id, FactKinds.Decision);
        time.Advance(TimeSpan.FromHours(1));
        desktop.Memory.Knowledge.Retype(desktop.All().Single().Id, FactKinds.Preference);
        desktop.Meet(hub);
        laptop.Meet(hub);
        Meet();
        Assert.Equal((FactKinds.Preference, FactKinds.Preference), (laptop.All().Single().Kind, desktop.All().Single().Kind));
    }

    [Fact]
    public void A_correction_replaces_the_record_on_both_and_the_old_one_stays_as_history()
    {
        laptop.Say("The port is 8080");
        Meet();
        laptop.Memory.Knowledge.Correct(laptop.All().Single().Id, "The port is 9090");
        Meet();
        Assert.Equal(["The port is 9090"], desktop.Texts());
        var now = desktop.All().Single();
        using var c = desktop.Memory.Database.Open();
        var old = c.Records.Find(Assert.Single(c.RecordLists.Predecessors(now.Id)))!;
        Assert.Equal(("The port is 8080", RecordStatus.Superseded), (old.Text, old.Status));
    }

    [Fact]
    public void A_project_the_other_does_not_know_stays_away_until_it_is_cloned()
    {
        laptop.Say("Only for the bank", project: "bank");
        laptop.Say("For the shop");
        Meet();
        Assert.Equal(["For the shop"], desktop.Texts());
        using (var c = desktop.Memory.Database.Open())
            Assert.DoesNotContain(c.RecordLists.Active(), r => r.Text == "Only for the bank");
        desktop.Clone("bank");
        Meet();
        Assert.Equal(["Only for the bank"], desktop.Texts("bank"));
    }

    [Fact]
    public void What_has_no_remote_stays_on_its_machine()
    {
        var folder = laptop.Memory.Projects.IdentifyFolder(laptop.Temp.MakeFolder("work/notes"));
        laptop.Memory.Knowledge.SaveOwn(folder, Some.Fact("A note of this folder"));
        Meet();
        Assert.Empty(hub.All);
    }

    [Fact]
    public void What_holds_everywhere_arrives_also_without_its_project()
    {
        laptop.Memory.Knowledge.SaveOwn(
            laptop.Clone("bank"),
            Some.Fact("Answer briefly", scope: Scope.Global) with
            {
                Evidence = [Some.Evidence("answer briefly")],
            }
        );
        Meet();
        Assert.Equal(Scope.Global, Assert.Single(desktop.All()).Scope);
    }

    [Fact]
    public void A_rule_arrives_with_its_ledger_and_a_persons_word_on_it_comes_back()
    {
        for (var n = 0; n < 4; n++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            laptop.Memory.ErrorLog.Log(laptop.Shop, new() { Description = "Forgot the flag for deploys", Category = "deploy" });
        }
        var rule = Assert.Single(laptop.Memory.Rules.All(null));
        laptop.Memory.Database.Write(c =>
            c.Occasions.Set(rule.Id, "s1", "/t/s1.jsonl", new Occasion(OccasionOutcome.Obeyed, 1, 4, "deployed with it", time.GetUtcNow()))
        );
        Meet();
        var there = Assert.Single(desktop.Memory.Rules.All(null));
        using (var c = desktop.Memory.Database.Open())
            Assert.Equal("deployed with it", Assert.Single(c.Occasions.Ledger(there.Id)).Quote);
        time.Advance(TimeSpan.FromMinutes(1));
        desktop.Memory.Database.Write(c => c.Rules.SetDecision(there.Id, new(RuleChoice.Suspended)));
        Meet();
        using (var c = laptop.Memory.Database.Open())
            Assert.Equal(RuleChoice.Suspended, c.Rules.Find(rule.Id)!.Decision!.Choice);
    }

    [Fact]
    public void Secrets_are_taken_out_at_the_door_whatever_the_sender_let_through()
    {
        laptop.Say("Deploy from the left");
        laptop.Memory.Database.Write(c =>
        {
            c.Execute("UPDATE record SET context = 'password=hunter2hunter2 AKIAIOSFODNN7EXAMPLE'");
        });
        Meet();
        Assert.DoesNotContain(hub.All, x => x.Value?.Contains("AKIAIOSFODNN7EXAMPLE", StringComparison.Ordinal) == true);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPLE", desktop.All().Single().Context);
    }

    [Fact]
    public void Two_nights_that_merged_two_records_into_each_other_lose_neither()
    {
        var first = laptop.Say("Use tabs in Go files");
        var second = laptop.Say("Prefer rebase to merge commits");
        Meet();
        laptop.Memory.Database.Write(c => c.Records.MarkMerged(first, second, time.GetUtcNow()));
        var there = desktop.All().ToDictionary(r => r.Text, r => r.Id);
        desktop.Memory.Database.Write(c =>
            c.Records.MarkMerged(there["Prefer rebase to merge commits"], there["Use tabs in Go files"], time.GetUtcNow())
        );
        Meet();
        Meet();
        Assert.Single(laptop.Texts());
        Assert.Equal(laptop.Texts(), desktop.Texts());
    }

    [Fact]
    public void Without_a_hub_no_change_is_noted()
    {
        using var alone = new Workplace();
        alone.Memory.Knowledge.SaveOwn(alone.Memory.Projects.IdentifyFolder(alone.Project("shop")), Some.Fact("Use tabs"));
        Assert.Equal(0, new Replica(alone.Memory.Database, alone.Memory.Erasure, alone.Time).Waiting());
    }

    [Fact]
    public void A_value_that_cannot_be_read_again_is_refused_and_costs_only_itself()
    {
        laptop.Say("Use tabs");
        laptop.Push(hub);
        var cells = hub.All.Select(x => x.Field == RecordFieldStore.Standing ? x with { Value = """{"status":"emperor"}""" } : x).ToList();
        Assert.Equal(1, desktop.Replica.Take(cells).Refused);
        Assert.Equal("Use tabs", Assert.Single(desktop.All()).Text);
    }

    private static long Tombstones(SyncedHome home) => home.Memory.Knowledge.Count().Forgotten;

    private static IEnumerable<string> Files(SyncedHome home)
    {
        MemoryConnection.CloseIdle();
        return Directory
            .EnumerateFiles(home.Temp.Home.Root, "*", SearchOption.AllDirectories)
            .Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f)));
    }
}
