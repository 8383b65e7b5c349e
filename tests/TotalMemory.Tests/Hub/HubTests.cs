using TotalMemory.Benchmarks;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>What two machines of one person exchange.</summary>
[Collection(PostgresTests.Name)]
public sealed class HubTests(PostgresServer server) : TwoMachines(server)
{
    [Fact]
    public async Task What_is_taught_on_one_machine_is_in_the_next_briefing_of_the_other()
    {
        await JoinBothAsync();
        laptop.Home.Say("From now on always build with dotnet", Some.Evidence("From now on always build with dotnet!"));
        Assert.True((await laptop.MeetAsync()).Sent > 0);
        Assert.True((await desktop.MeetAsync()).Received > 0);
        Assert.Contains("From now on always build with dotnet", desktop.Briefing);
    }

    [Fact]
    public async Task Forgetting_on_one_removes_it_from_the_other_and_from_the_hub()
    {
        await JoinBothAsync();
        laptop.Home.Say("The zanzibar deal is secret", Some.Evidence("keep the zanzibar deal secret"));
        await MeetBothAsync();
        laptop.Home.Memory.Publishing.Publish([laptop.Home.Shop.Id]);
        Assert.Contains("zanzibar", laptop.Briefing);
        var before = server.Query(database, "SELECT item FROM totalmemory.cell GROUP BY item ORDER BY count(*) DESC LIMIT 1").Single();
        desktop.Home.Memory.Knowledge.Forget(desktop.Home.All().Single().Id, "a person");
        await MeetBothAsync();
        Assert.Empty(laptop.Home.All());
        Assert.DoesNotContain("zanzibar", laptop.Briefing);
        var left = server.Query(database, "SELECT item, ended FROM totalmemory.cell");
        Assert.Equal([before + "|True"], left.Where(r => r.StartsWith(before, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Offline_for_weeks_both_end_equal_and_then_nothing_is_left_to_say()
    {
        await JoinBothAsync();
        laptop.Home.Say("Use tabs");
        await MeetBothAsync();
        time.Advance(TimeSpan.FromDays(21));
        for (var n = 0; n < 20; n++)
        {
            laptop.Home.Say($"The laptop says thing number {n} about apples");
            desktop.Home.Say($"The desktop says thing number {n} about pears");
        }
        desktop.Home.Memory.Knowledge.Correct(desktop.Home.All().Single(r => r.Text == "Use tabs").Id, "Use spaces");
        await MeetBothAsync();
        Assert.Equal(41, laptop.Home.All().Count);
        Assert.Equal(laptop.Home.Texts(), desktop.Home.Texts());
        Assert.Equal(0, (await laptop.MeetAsync()).Sent + (await desktop.MeetAsync()).Sent);
    }

    [Fact]
    public async Task What_has_no_remote_stays_here_and_status_names_it()
    {
        await JoinBothAsync();
        var notes = Directory.CreateDirectory(Path.Combine(laptop.Home.Temp.Folder, "notes")).FullName;
        laptop.Home.Memory.Knowledge.SaveOwn(TotalMemory.Spool.ProjectIdentity.Resolve(notes), Some.Fact("The walrus is grey"));
        await MeetBothAsync();
        Assert.Empty(server.Query(database, "SELECT * FROM totalmemory.cell"));
        Assert.Contains(
            "Stays on this machine: notes (no git remote, by which other machines would know it)",
            await laptop.CommandAsync("status")
        );
        Assert.DoesNotContain(await desktop.CommandAsync("status"), l => l.StartsWith("Stays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_sends_is_not_received_again_and_nothing_of_anothers_is_missed()
    {
        await JoinBothAsync();
        laptop.Home.Say("Use tabs");
        Assert.Equal((3, 0), await SentAndReceivedAsync(laptop));
        Assert.Equal((0, 3), await SentAndReceivedAsync(desktop));
        laptop.Home.Say("Never push on Fridays");
        desktop.Home.Say("Name branches after tickets");
        Assert.Equal((3, 0), await SentAndReceivedAsync(laptop));
        Assert.Equal((3, 6), await SentAndReceivedAsync(desktop)); // Another wrote meanwhile: all is looked through.
        Assert.Equal((0, 3), await SentAndReceivedAsync(laptop));
        // A project that becomes known later is read from its beginning, however much was sent meanwhile.
        desktop.Home.Say("Deploy the bank on Mondays", project: "bank");
        await desktop.MeetAsync();
        laptop.Home.Say("Keep functions short");
        await laptop.MeetAsync();
        laptop.Home.Clone("bank");
        await laptop.MeetAsync();
        Assert.Equal(["Deploy the bank on Mondays"], laptop.Home.Texts("bank"));
        await MeetBothAsync();
        Assert.Equal(laptop.Home.Texts(), desktop.Home.Texts());
        Assert.Equal((0, 0), await SentAndReceivedAsync(laptop));
    }

    private static async Task<(int Sent, int Received)> SentAndReceivedAsync(HubHome home) =>
        await home.MeetAsync() is var report ? (report.Sent, report.Received) : default;

    [Fact]
    public async Task Many_machines_that_write_at_once_skip_nothing_of_each_other()
    {
        await JoinBothAsync();
        HubHome[] homes = [laptop, desktop, new HubHome(time), new HubHome(time)];
        foreach (var home in homes[2..])
            await home.JoinAsync(server.Address(database), laptop.Key.Code);
        for (var n = 0; n < homes.Length; n++)
        for (var i = 0; i < 10; i++)
            homes[n].Home.Say($"Machine {n} says thing {i}");
        await Task.WhenAll(homes.Select(h => Task.Run(() => h.Round.RunAsync(CancellationToken.None))));
        foreach (var home in homes)
            await home.MeetAsync();
        Assert.All(homes, h => Assert.Equal(40, h.Home.All().Count));
        foreach (var home in homes[2..])
            home.Dispose();
    }
}
