using Npgsql;
using TotalMemory.Benchmarks;
using TotalMemory.Hub;
using TotalMemory.Sync;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>Who joins a hub, who leaves it, and what others can see there.</summary>
[Collection(PostgresTests.Name)]
public sealed class HubAccessTests(PostgresServer server) : TwoMachines(server)
{
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
    public async Task A_machine_joins_with_one_token_and_one_that_passed_is_forgotten_after_a_week()
    {
        var first = server.Address(database);
        await laptop.JoinAsync(first);
        var token = HubToken.Parse((await laptop.CommandAsync("token")).Single());
        Assert.Equal((first, laptop.Key.Code), (token.Address, token.Code));
        await desktop.Joining.JoinAsync(
            new JoinRequest(token.Address, null, token.Code, "cloud") { IsTemporary = true },
            TestContext.Current.CancellationToken
        );
        server.Execute(database, "UPDATE totalmemory.machine SET seen = now() - interval '8 days'");
        using var next = new HubHome(time);
        await next.JoinAsync(token.Address, token.Code);
        Assert.Equal(2, server.Query(database, "SELECT id FROM totalmemory.machine").Count);
        await laptop.MeetAsync();
    }

    [Fact]
    public async Task A_second_machine_needs_the_pairing_code_of_the_first()
    {
        var address = server.Address(database);
        await laptop.JoinAsync(address);
        Assert.Contains("pairing code", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address))).Message);
        Assert.Contains("mistyped", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address, "ABC"))).Message);
        var others = VaultKey.Create().Code;
        Assert.Contains("another vault's", (await Assert.ThrowsAsync<HubException>(() => desktop.JoinAsync(address, others))).Message);
        Assert.False(HubMembership.Exists(desktop.Home.Temp.Home));
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
        Assert.Equal((0L, false), (desktop.Home.Replica.Waiting(), HubMembership.Exists(desktop.Home.Temp.Home)));
        Assert.Single(server.Query(database, "SELECT id FROM totalmemory.machine"));
        await laptop.CommandAsync("leave", "--remove-all");
        Assert.Empty(server.Query(database, "SELECT item FROM totalmemory.cell"));
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
