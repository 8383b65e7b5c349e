using System.Reflection;
using Npgsql;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>The hub's schema: numbered scripts, each run once in its own transaction, by one machine at a time.</summary>
internal sealed class HubSchemaStore(NpgsqlConnection c)
{
    // A lock number that nobody else uses: "TMEM".
    private const long Lock = 0x544d_454d;

    private static readonly IReadOnlyList<string> Scripts =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema version that this program knows.</summary>
    public static int Newest => Scripts.Count;

    /// <summary>Creates or upgrades the schema if this role may; otherwise fails with a clear message.</summary>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        var version = await VersionAsync(cancel);
        RefuseNewer(version);
        if (version == Newest)
            return;
        try
        {
            await using var transaction = await c.BeginTransactionAsync(cancel);
            await ExecuteAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
            version = await VersionAsync(cancel);
            RefuseNewer(version);
            if (version == 0)
                await ExecuteAsync(
                    """
                    CREATE SCHEMA IF NOT EXISTS totalmemory;
                    CREATE TABLE IF NOT EXISTS totalmemory.schema_version (version int NOT NULL);
                    """,
                    cancel
                );
            for (var next = version; next < Newest; next++)
                await ExecuteAsync(Script(next), cancel);
            if (version > 0)
                await new MemberStore(c).RenewAsync(cancel);
            await ExecuteAsync(
                $"DELETE FROM totalmemory.schema_version; INSERT INTO totalmemory.schema_version (version) VALUES ({Newest})",
                cancel
            );
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new HubException(
                version == 0
                    ? "This role may not create the hub's schema. Its database's owner joins first: totalmemory hub join ADDRESS"
                    : $"The hub's schema is {version} and this program needs {Newest}: the hub's owner runs 'totalmemory hub join' again.",
                e
            );
        }
    }

    /// <exception cref="HubException">The hub's schema is not the version that this program needs.</exception>
    public async Task CheckAsync(CancellationToken cancel)
    {
        var version = await VersionAsync(cancel);
        RefuseNewer(version);
        if (version < Newest)
            throw new HubException(
                $"The hub's schema is {version} and this program needs {Newest}: the hub's owner runs 'totalmemory hub join' again."
            );
    }

    private static void RefuseNewer(int version)
    {
        if (version > Newest)
            throw new HubException(
                $"The hub was upgraded by a newer TotalMemory (schema {version}; this program knows {Newest}). "
                    + "Nothing was changed; update this machine: totalmemory upgrade"
            );
    }

    private async Task<int> VersionAsync(CancellationToken cancel)
    {
        await using var asks = new NpgsqlCommand("SELECT to_regclass('totalmemory.schema_version') IS NOT NULL", c);
        if (await asks.ExecuteScalarAsync(cancel) is not true)
            return 0;
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM totalmemory.schema_version", c);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // Our own scripts.
        await using var command = new NpgsqlCommand(sql, c);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Script(int number)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Scripts[number])!);
        return reader.ReadToEnd();
    }
}
