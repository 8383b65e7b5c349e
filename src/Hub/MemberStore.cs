using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using TotalMemory.Language;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Stores the members' database roles. A role may use the hub's tables; row-level security shows it only its own rows.</summary>
internal sealed partial class MemberStore(NpgsqlConnection c)
{
    private const string Members = "totalmemory_member";
    private const int PasswordBytes = 24; // chosen: 192 bits, which base64 writes without padding
    private const int Rounds = 4096; // PostgreSQL's own number for SCRAM

    /// <summary>Creates a role with only the rights it needs, readmits a removed member, or admits an existing role.</summary>
    /// <returns>Its password, which nobody else gets, not even the server; null for a role that keeps its password.</returns>
    /// <exception cref="HubException">The name is invalid or taken, or the caller's role may not create others.</exception>
    public async Task<string?> InviteAsync(string name, CancellationToken cancel)
    {
        RefuseInvalidName(name);
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)).Replace('+', '-').Replace('/', '_');
        try
        {
            await using var transaction = await c.BeginTransactionAsync(cancel);
            await GrantAsync(cancel);
            var known = await FindAsync(name, cancel);
            if (known is { MayJoin: true, IsInTeam: true })
                throw new HubException($"{name} is in the team already.");
            if (known is null)
                await ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{Verifier(password)}' IN ROLE {Members}", cancel);
            else if (known is { MayLogIn: false, HasVault: true })
                await ExecuteAsync($"ALTER ROLE {name} LOGIN PASSWORD '{Verifier(password)}'; GRANT {Members} TO {name}", cancel);
            else if (!known.MayJoin)
                throw new HubException($"There is a role {name} already. Choose another name.");
            await ExecuteAsync($"INSERT INTO totalmemory.member (role) VALUES ('{name}') ON CONFLICT DO NOTHING", cancel);
            await transaction.CommitAsync(cancel);
            return known is { MayJoin: true } ? null : password;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new HubException("This role may not make others: ask the database's administrator to give it CREATEROLE.", e);
        }
    }

    /// <summary>A role as the hub's owner sees it; null when there is none.</summary>
    public async Task<MemberRow?> FindAsync(string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT r.rolcanlogin AS login, EXISTS (SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
                WHERE a.member = r.oid AND g.rolname = '{Members}') AS member,
                EXISTS (SELECT 1 FROM totalmemory.member WHERE role = r.rolname) AS team,
                EXISTS (SELECT 1 FROM totalmemory.vault WHERE owner = r.rolname) AS vault FROM pg_roles r WHERE r.rolname = $1
            """,
            c
        )
        {
            Parameters = { new() { Value = name } },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        return await r.ReadAsync(cancel)
            ? new MemberRow(r.GetBoolean("login"), r.GetBoolean("member"), r.GetBoolean("team"), r.GetBoolean("vault"))
            : null;
    }

    /// <summary>Removes a member: deletes what they shared, bars them from logging in, and keeps or deletes their vault.</summary>
    /// <exception cref="HubException">There is no such member, or the caller's role may not remove it.</exception>
    public async Task RemoveAsync(string name, bool withVault, CancellationToken cancel)
    {
        RefuseInvalidName(name);
        try
        {
            await using var transaction = await c.BeginTransactionAsync(cancel);
            // First the step that only the hub's owner may do.
            await ExecuteAsync($"DELETE FROM totalmemory.member WHERE role = '{name}'", cancel);
            if (await FindAsync(name, cancel) is not { } known || !known.IsIn && known is not { MayLogIn: false, HasVault: true })
                throw new HubException($"Nobody called {name} is on this hub. 'totalmemory hub status' names the team.");
            await ExecuteAsync(
                $"""
                DELETE FROM totalmemory.shared WHERE author = '{name}';
                DELETE FROM totalmemory.mistake WHERE author = '{name}';
                DELETE FROM totalmemory.proposal WHERE asked = '{name}';
                """,
                cancel
            );
            if (withVault)
                await ExecuteAsync($"DELETE FROM totalmemory.vault WHERE owner = '{name}'", cancel);
            await ExecuteAsync($"REVOKE {Members} FROM {name}", cancel);
            await ExecuteAsync(known.HasVault && !withVault ? $"ALTER ROLE {name} NOLOGIN" : $"DROP ROLE {name}", cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new HubException("Only the hub's owner takes somebody out, with a role that has CREATEROLE. Nothing was changed.", e);
        }
    }

    /// <summary>After an upgrade: gives earlier members access to the new tables.</summary>
    public async Task RenewAsync(CancellationToken cancel)
    {
        if (await RolesExistAsync(cancel))
            await GrantTablesAsync(cancel);
    }

    private async Task GrantAsync(CancellationToken cancel)
    {
        if (!await RolesExistAsync(cancel))
            await ExecuteAsync($"CREATE ROLE {Members} NOLOGIN", cancel);
        await GrantTablesAsync(cancel);
    }

    private async Task<bool> RolesExistAsync(CancellationToken cancel)
    {
        await using var asks = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", c)
        {
            Parameters = { new() { Value = Members } },
        };
        return await asks.ExecuteScalarAsync(cancel) is not null;
    }

    private Task GrantTablesAsync(CancellationToken cancel) =>
        ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA totalmemory TO {Members};
            GRANT SELECT ON totalmemory.schema_version, totalmemory.member, totalmemory.common_mistake TO {Members};
            GRANT SELECT, INSERT ON totalmemory.team TO {Members};
            GRANT SELECT, INSERT, UPDATE, DELETE ON totalmemory.vault, totalmemory.machine, totalmemory.cell, totalmemory.clone,
                totalmemory.shared, totalmemory.mistake, totalmemory.proposal TO {Members};
            """,
            cancel
        );

    // The SCRAM-SHA-256 verifier (RFC 5803), so that the server and its log never see the password.
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

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // The name was validated; nothing else is inserted into the SQL.
        await using var command = new NpgsqlCommand(sql, c);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void RefuseInvalidName(string name)
    {
        if (!RoleName().IsMatch(name))
            throw new HubException("A member's name has small letters, digits and _, begins with a letter, and is at most 40 long.");
    }

    [Examples("jan", "build_2")]
    [CounterExamples("Jan", "2fast", "jan; drop")]
    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex RoleName();
}
