using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TotalMemory.Benchmarks;
using TotalMemory.Hub;
using TotalMemory.Knowledge;
using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>Two machines of one person and a real hub.</summary>
[Collection(PostgresTests.Name)]
public sealed class HubTests : IDisposable
{
    private readonly PostgresServer server;
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null));
    private readonly HubHome laptop;
    private readonly HubHome desktop;
    private readonly string database = "";

    public HubTests(PostgresServer server)
    {
        this.server = server;
        server.SkipWhenMissing();
        database = server.NewDatabase();
        laptop = new HubHome(time);
        desktop = new HubHome(time);
    }

    public void Dispose()
    {
        laptop?.Dispose();
        desktop?.Dispose();
    }

    private async Task JoinBothAsync(int? port = null)
    {
        await laptop.JoinAsync(server.Address(database, port: port));
        await desktop.JoinAsync(server.Address(database), laptop.Key.Code);
    }

    private async Task MeetBothAsync()
    {
        foreach (var home in (HubHome[])[laptop, desktop, laptop, desktop])
            await home.MeetAsync();
    }

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
    public async Task The_hub_holds_no_word_no_project_and_no_name()
    {
        await JoinBothAsync();
        laptop.Home.Say("The zanzibar deal is secret", Some.Evidence("keep the zanzibar deal secret"));
        await MeetBothAsync();
        foreach (var table in (string[])["vault", "machine", "cell"])
        {
            var rows = string.Join('\n', server.Query(database, $"SELECT * FROM totalmemory.{table}"));
            Assert.NotEmpty(rows);
            Assert.DoesNotContain("zanzibar", rows, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("shop", rows, StringComparison.OrdinalIgnoreCase);
        }
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
        Assert.False(HubMembership.IsThere(laptop.Home.Temp.Home));
        Assert.Empty(server.Query(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'totalmemory'"));
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
    public async Task A_machine_joins_with_one_token_and_one_that_passed_is_forgotten_after_a_week()
    {
        var first = server.Address(database);
        await laptop.JoinAsync(first);
        var token = HubToken.Parse((await laptop.CommandAsync("token")).Single());
        Assert.Equal((first, laptop.Key.Code), (token.Address, token.Code));
        await desktop.Joining.JoinAsync(
            new JoinRequest(token.Address, null, token.Code, "cloud") { IsPassing = true },
            TestContext.Current.CancellationToken
        );
        server.Execute(database, "UPDATE totalmemory.machine SET seen = now() - interval '8 days'");
        using var next = new HubHome(time);
        await next.JoinAsync(token.Address, token.Code);
        Assert.Equal(2, server.Query(database, "SELECT id FROM totalmemory.machine").Count);
        await laptop.MeetAsync();
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

    [Fact]
    public async Task A_second_machine_needs_the_pairing_code_of_the_first()
    {
        var address = server.Address(database);
        await laptop.JoinAsync(address);
        Assert.Contains("pairing code", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address))).Message);
        Assert.Contains("mistyped", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address, "ABC"))).Message);
        var others = VaultKey.Make().Code;
        Assert.Contains("another vault's", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address, others))).Message);
        Assert.False(HubMembership.IsThere(desktop.Home.Temp.Home));
    }

    [Fact]
    public async Task The_password_stands_in_one_private_file_and_nowhere_else()
    {
        await JoinBothAsync();
        await MeetBothAsync();
        var home = laptop.Home.Temp.Home.Root;
        var secret = Path.Combine(home, "hub.secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
        Assert.Equal(
            [secret],
            Directory
                .EnumerateFiles(home, "*", SearchOption.AllDirectories)
                .Where(f =>
                    System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains("owner-secret-1", StringComparison.Ordinal)
                )
        );
        Assert.DoesNotContain(await laptop.CommandAsync("status"), l => l.Contains("owner-secret-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_keeps_what_was_learned_and_notes_no_more_changes()
    {
        await JoinBothAsync();
        laptop.Home.Say("Use tabs");
        await MeetBothAsync();
        await desktop.CommandAsync("leave");
        Assert.Equal(["Use tabs"], desktop.Home.Texts());
        desktop.Home.Say("Never push on Fridays");
        Assert.Equal((0L, false), (desktop.Home.Replica.Waiting(), HubMembership.IsThere(desktop.Home.Temp.Home)));
        Assert.Single(server.Query(database, "SELECT id FROM totalmemory.machine"));
        await laptop.CommandAsync("leave", "--remove-all");
        Assert.Empty(server.Query(database, "SELECT item FROM totalmemory.cell"));
    }

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

    [Fact]
    public async Task Who_was_invited_sees_only_what_is_their_own()
    {
        await laptop.JoinAsync(server.Address(database));
        laptop.Home.Say("Use tabs");
        await laptop.MeetAsync();
        var name = $"anna_{database}";
        var password = (await laptop.CommandAsync("invite", name))
            .Single(l => l.StartsWith("Password", StringComparison.Ordinal))
            .Split(": ")[1];
        foreach (var table in (string[])["vault", "machine", "cell"])
        {
            Assert.Empty(server.Query(database, $"SELECT * FROM totalmemory.{table}", name, password));
            server.Execute(database, $"DELETE FROM totalmemory.{table}", name, password);
            Assert.NotEmpty(server.Query(database, $"SELECT * FROM totalmemory.{table}"));
        }
        server.Execute(database, "UPDATE totalmemory.vault SET owner = current_user, proof = 'mine'", name, password);
        Assert.Equal(["hub_owner"], server.Query(database, "SELECT owner FROM totalmemory.vault"));
        var vault = HubMembership.Load(laptop.Home.Temp.Home)!.Vault;
        var into = Assert.Throws<PostgresException>(() =>
            server.Execute(
                database,
                $"INSERT INTO totalmemory.machine (vault, id, name, version) VALUES ('{vault}', 'x', '', '')",
                name,
                password
            )
        );
        Assert.Equal("42501", into.SqlState);
        await desktop.JoinAsync(server.Address(database, name, password));
        desktop.Home.Say("Anna's own");
        await desktop.MeetAsync();
        Assert.Equal(["Anna's own"], desktop.Home.Texts());
        Assert.Equal(2, server.Query(database, "SELECT id FROM totalmemory.vault").Count);
    }

    [Fact]
    public async Task A_role_that_nobody_invited_may_not_even_look()
    {
        await laptop.JoinAsync(server.Address(database));
        server.Execute(database, $"CREATE ROLE stranger_{database} LOGIN PASSWORD 'x'");
        var refused = Assert.Throws<PostgresException>(() =>
            server.Query(database, "SELECT * FROM totalmemory.cell", $"stranger_{database}", "x")
        );
        Assert.Equal("42501", refused.SqlState);
        var joins = await Assert.ThrowsAnyAsync<Exception>(() => desktop.JoinAsync(server.Address(database, $"stranger_{database}", "x")));
        Assert.Contains("rights", HubTrouble.Describe(joins));
    }

    [Fact]
    public async Task Who_owns_the_hub_can_delete_and_not_read_another_persons_vault()
    {
        await laptop.JoinAsync(server.Address(database));
        var name = $"ben_{database}";
        var password = (await laptop.CommandAsync("invite", name))
            .Single(l => l.StartsWith("Password", StringComparison.Ordinal))
            .Split(": ")[1];
        await desktop.JoinAsync(server.Address(database, name, password));
        desktop.Home.Say("The zanzibar deal is secret");
        await desktop.MeetAsync();
        var rows = server.Query(
            database,
            $"SELECT c.* FROM totalmemory.cell c JOIN totalmemory.vault v ON v.id = c.vault WHERE v.owner = '{name}'"
        );
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, r => r.Contains("zanzibar", StringComparison.OrdinalIgnoreCase));
        server.Execute(database, $"DELETE FROM totalmemory.vault WHERE owner = '{name}'");
        Assert.Empty(server.Query(database, "SELECT * FROM totalmemory.cell"));
        var report = await desktop.Round.RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Leave it, and join again", report.Trouble);
        Assert.Equal(["The zanzibar deal is secret"], desktop.Home.Texts());
    }
}
