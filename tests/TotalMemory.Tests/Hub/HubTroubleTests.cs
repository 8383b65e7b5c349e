using Microsoft.Extensions.Time.Testing;
using TotalMemory.Benchmarks;
using TotalMemory.Hub;
using TotalMemory.Knowledge;
using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>A hub that is down, cut off, full, old or new.</summary>
[Collection(PostgresTests.Name)]
public sealed class HubTroubleTests(PostgresServer server) : TwoMachines(server)
{
    [Fact]
    public async Task A_stopped_hub_costs_nothing_but_time_and_is_named()
    {
        await JoinBothAsync();
        server.Stop();
        laptop.Home.Say("Use tabs");
        var report = await laptop.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("The hub cannot be reached. Changes wait here, and nothing is lost.", report.Trouble);
        Assert.True(laptop.Home.Replica.Waiting() > 0);
        Assert.Contains(await laptop.CommandAsync("status"), l => l.Contains("cannot be reached", StringComparison.Ordinal));
        server.Start();
        await MeetBothAsync();
        Assert.Equal(["Use tabs"], desktop.Home.Texts());
        Assert.Equal(0, laptop.Home.Replica.Waiting());
    }

    [Fact]
    public async Task A_line_that_is_cut_anywhere_loses_nothing_and_repeats_nothing()
    {
        using var proxy = new CutProxy(server.Port) { Left = long.MaxValue };
        await JoinBothAsync(proxy.Port);
        for (var n = 0; n < 30; n++)
            laptop.Home.Say($"Thing number {n} is said", Some.Evidence($"thing {n}", $"s{n}", $"/t/s{n}.jsonl"));
        var cuts = 0;
        for (var bytes = 100L; ; bytes += 4_000)
        {
            proxy.Left = bytes;
            if ((await laptop.Round.RunAsync(TestContext.Current.CancellationToken)).Trouble is null)
                break;
            cuts++;
        }
        Assert.InRange(cuts, 3, 200);
        await desktop.MeetAsync();
        Assert.Equal(30, desktop.Home.All().Count);
        Assert.All(desktop.Home.All(), r => Assert.Single(desktop.Home.QuotesOf(r.Text)));
    }

    [Fact]
    public async Task A_hub_that_is_killed_in_the_middle_of_a_batch_has_all_or_nothing_of_it()
    {
        using var proxy = new CutProxy(server.Port) { Left = long.MaxValue };
        await JoinBothAsync(proxy.Port);
        for (var n = 0; n < 30; n++)
            laptop.Home.Say($"Thing number {n} is said", Some.Evidence($"thing {n}", $"s{n}", $"/t/s{n}.jsonl"));
        (proxy.Left, proxy.Cut) = (12_000, server.Kill);
        Assert.NotNull((await laptop.Round.RunAsync(TestContext.Current.CancellationToken)).Trouble);
        server.Start();
        proxy.Left = long.MaxValue;
        await MeetBothAsync();
        Assert.Equal(laptop.Home.Texts(), desktop.Home.Texts());
        Assert.Equal(30, desktop.Home.All().Count);
    }

    [Fact]
    public async Task A_hub_whose_disk_is_full_is_named_and_gets_all_of_it_later()
    {
        await JoinBothAsync();
        // What the server says when it cannot write, with the transaction ended as it ends then.
        server.Execute(
            database,
            """
            CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON totalmemory.cell FOR EACH STATEMENT EXECUTE FUNCTION full_disk();
            """
        );
        laptop.Home.Say("Use tabs");
        var report = await laptop.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("The hub's disk is full. Changes wait here, and nothing is lost.", report.Trouble);
        Assert.True(laptop.Home.Replica.Waiting() > 0);
        Assert.Contains("disk is full", HubState.Line(laptop.Home.Temp.Home, time.GetUtcNow()));
        server.Execute(database, "DROP TRIGGER full_disk ON totalmemory.cell");
        await MeetBothAsync();
        Assert.Equal(["Use tabs"], desktop.Home.Texts());
        Assert.Equal(0, laptop.Home.Replica.Waiting());
    }

    [Fact]
    public async Task A_clock_that_is_off_by_a_day_does_not_decide_who_was_last()
    {
        await JoinBothAsync();
        laptop.Home.Say("Use tabs");
        await MeetBothAsync();
        var ahead = new FakeTimeProvider(time.GetUtcNow().AddDays(1));
        using var phone = new HubHome(ahead);
        await phone.JoinAsync(server.Address(database), laptop.Key.Code);
        await phone.MeetAsync();
        time.Advance(TimeSpan.FromHours(1));
        ahead.Advance(TimeSpan.FromHours(1));
        phone.Home.Memory.Knowledge.Retype(phone.Home.All().Single().Id, FactKinds.Decision);
        time.Advance(TimeSpan.FromHours(1));
        laptop.Home.Memory.Knowledge.Retype(laptop.Home.All().Single().Id, FactKinds.Preference);
        await laptop.MeetAsync();
        await phone.MeetAsync();
        await laptop.MeetAsync();
        Assert.Equal((FactKinds.Preference, FactKinds.Preference), (laptop.Home.All().Single().Kind, phone.Home.All().Single().Kind));
    }

    [Fact]
    public async Task Where_tls_is_asked_for_and_not_there_nothing_is_sent()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => laptop.JoinAsync(server.Address(database) + "?sslmode=require"));
        Assert.True(HubTrouble.IsHubs(refused));
        Assert.Contains("does not encrypt its connections", HubTrouble.Describe(refused));
        Assert.False(HubMembership.Exists(laptop.Home.Temp.Home));
        Assert.Empty(server.Query(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'totalmemory'"));
    }

    [Fact]
    public async Task A_newer_hub_is_left_alone_and_says_what_to_do()
    {
        await JoinBothAsync();
        server.Execute(database, "UPDATE totalmemory.schema_version SET version = 99");
        laptop.Home.Say("Use tabs");
        var report = await laptop.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains("newer TotalMemory (schema 99", report.Trouble);
        Assert.Equal((0, 0), (report.Sent, report.Received));
    }

    [Fact]
    public async Task A_hub_that_was_never_upgraded_names_whose_turn_it_is()
    {
        await JoinBothAsync();
        server.Execute(database, "UPDATE totalmemory.schema_version SET version = 0");
        var report = await laptop.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains("the hub's owner runs", report.Trouble);
    }
}
