using Microsoft.Extensions.Time.Testing;
using TotalMemory.Benchmarks;
using TotalMemory.Hub;
using TotalMemory.Sync;

namespace TotalMemory.Tests.Hub;

/// <summary>A hub that encrypts, with a certificate of an authority that this machine does not know by itself.</summary>
public sealed class TlsTests : IClassFixture<TlsTests.EncryptedServer>, IDisposable
{
    private readonly EncryptedServer server;
    private readonly HubHome laptop = new(new FakeTimeProvider(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null)));
    private readonly string database = "";

    public TlsTests(EncryptedServer server)
    {
        this.server = server;
        server.Postgres.SkipWhenMissing();
        database = server.Postgres.NewDatabase();
    }

    public void Dispose() => laptop.Dispose();

    private string Authority(string? pem = null) => Uri.EscapeDataString(laptop.Home.Temp.Write("ca.pem", pem ?? server.Authority.Pem));

    private string Address(string host, string options) =>
        server.Postgres.Address(database).Replace("127.0.0.1", host, StringComparison.Ordinal) + options;

    private async Task<string> RefusedAsync(string address)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => laptop.JoinAsync(address));
        Assert.True(HubTrouble.IsHubs(refused), refused.ToString());
        Assert.False(HubMembership.Exists(laptop.Home.Temp.Home));
        Assert.Empty(server.Postgres.Query(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'totalmemory'"));
        var said = HubTrouble.Describe(refused);
        Assert.DoesNotContain('\n', said);
        return said;
    }

    [Fact]
    public async Task Whose_authority_is_given_is_joined_and_met_over_an_encrypted_line()
    {
        await laptop.JoinAsync(Address("localhost", $"?sslmode=verify-full&sslrootcert={Authority()}"));
        laptop.Home.Say("Use tabs");
        Assert.True((await laptop.MeetAsync()).Sent > 0);
        Assert.Contains("sslmode=verify-full", HubMembership.Load(laptop.Home.Temp.Home)!.Address);
        Assert.Contains(await laptop.CommandAsync("status"), l => l.Contains("Waiting to be sent: 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost", "?sslmode=verify-full")]
    [InlineData("localhost", "?sslmode=verify-ca")]
    [InlineData(null, "")] // Outside this machine it is verified without being asked for.
    public async Task Whom_nothing_vouches_for_is_refused_with_what_to_give(string? host, string options)
    {
        var said = await RefusedAsync(Address(host ?? Elsewhere, options));
        Assert.Contains("not trusted", said);
        Assert.Contains("sslrootcert=", said);
    }

    private static string Elsewhere
    {
        get
        {
            Assert.SkipWhen(PostgresServer.OwnAddress is null, "This machine has no address in a network.");
            return PostgresServer.OwnAddress!;
        }
    }

    [Fact]
    public async Task Another_authority_and_another_name_are_refused()
    {
        Assert.Contains(
            "not trusted",
            await RefusedAsync(Address("localhost", $"?sslmode=verify-full&sslrootcert={Authority(new OwnAuthority().Pem)}"))
        );
        Assert.Contains("another host", await RefusedAsync(Address("127.0.0.1", $"?sslmode=verify-full&sslrootcert={Authority()}")));
    }

    [Fact]
    public async Task An_authority_that_is_not_there_is_named()
    {
        Assert.Contains(
            "there is no file /nowhere/ca.pem",
            await RefusedAsync(Address("localhost", "?sslmode=verify-full&sslrootcert=/nowhere/ca.pem"))
        );
        Assert.True(Path.IsPathFullyQualified(HubAddress.Parse(Address("localhost", "?sslrootcert=ca.pem"), out _).RootCertificate!));
    }

    [Fact]
    public async Task A_hub_elsewhere_that_does_not_encrypt_is_refused_without_being_told_so()
    {
        using var plain = PostgresServer.InTheClear();
        var address = plain.Address(plain.NewDatabase()).Replace("127.0.0.1", Elsewhere, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => laptop.JoinAsync(address));
        Assert.Contains("does not encrypt its connections, so nothing was sent", HubTrouble.Describe(refused));
        Assert.Empty(plain.Query("hub1", "SELECT 1 FROM pg_namespace WHERE nspname = 'totalmemory'"));
    }

    public sealed class EncryptedServer : IDisposable
    {
        public OwnAuthority Authority { get; } = new();

        public PostgresServer Postgres => field ??= PostgresServer.Encrypting(Authority.Server);

        public void Dispose() => Postgres.Dispose();
    }
}
