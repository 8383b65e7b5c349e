using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Roles of the hub's members. A role may use the hub's tables, of which row-level security shows it its own rows.</summary>
internal static partial class MemberStore
{
    private const string Members = "totalmemory_member";
    private const int PasswordBytes = 24;
    private const int Rounds = 4096;

    /// <summary>Makes a role with just the rights it needs; its password, which nobody else is told, not even the server.</summary>
    /// <exception cref="HubException">The name is none, is taken, or this role may not make others.</exception>
    public static async Task<string> InviteAsync(NpgsqlConnection c, string name, CancellationToken cancel)
    {
        if (!RoleName().IsMatch(name))
            throw new HubException("A member's name has small letters, digits and _, begins with a letter, and is at most 40 long.");
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)).Replace('+', '-').Replace('/', '_');
        try
        {
            await using var transaction = await c.BeginTransactionAsync(cancel);
            await GrantAsync(c, cancel);
            await ExecuteAsync(c, $"CREATE ROLE {name} LOGIN PASSWORD '{Verifier(password)}' IN ROLE {Members}", cancel);
            await ExecuteAsync(c, $"INSERT INTO totalmemory.member (role) VALUES ('{name}') ON CONFLICT DO NOTHING", cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateObject)
        {
            throw new HubException($"There is a role {name} already. Choose another name.", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new HubException("This role may not make others: ask the database's administrator to give it CREATEROLE.", e);
        }
        return password;
    }

    /// <summary>After an upgrade: who was invited before may use the new tables, too.</summary>
    public static async Task RenewAsync(NpgsqlConnection c, CancellationToken cancel)
    {
        if (await AreThereAsync(c, cancel))
            await GrantTablesAsync(c, cancel);
    }

    private static async Task GrantAsync(NpgsqlConnection c, CancellationToken cancel)
    {
        if (!await AreThereAsync(c, cancel))
            await ExecuteAsync(c, $"CREATE ROLE {Members} NOLOGIN", cancel);
        await GrantTablesAsync(c, cancel);
    }

    private static async Task<bool> AreThereAsync(NpgsqlConnection c, CancellationToken cancel)
    {
        await using var asks = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", c)
        {
            Parameters = { new() { Value = Members } },
        };
        return await asks.ExecuteScalarAsync(cancel) is not null;
    }

    private static Task GrantTablesAsync(NpgsqlConnection c, CancellationToken cancel) =>
        ExecuteAsync(
            c,
            $"""
            GRANT USAGE ON SCHEMA totalmemory TO {Members};
            GRANT SELECT ON totalmemory.schema_version, totalmemory.member, totalmemory.common_mistake TO {Members};
            GRANT SELECT, INSERT ON totalmemory.team TO {Members};
            GRANT SELECT, INSERT, UPDATE, DELETE ON totalmemory.vault, totalmemory.machine, totalmemory.cell, totalmemory.shared,
                totalmemory.mistake, totalmemory.proposal TO {Members};
            """,
            cancel
        );

    // What SCRAM-SHA-256 stores (RFC 5803): the server and its log never see the password.
    private static string Verifier(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Client Key")));
        var server = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Server Key"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Rounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}"
        );
    }

    private static async Task ExecuteAsync(NpgsqlConnection c, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // The name was checked; nothing else enters it.
        await using var command = new NpgsqlCommand(sql, c);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex RoleName();
}
