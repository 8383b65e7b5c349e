using System.Data;
using Npgsql;
using NpgsqlTypes;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Stores the rows of the person's own vault. Each change is one transaction.</summary>
internal sealed class VaultStore(NpgsqlConnection c)
{
    private const string Cells = "c.item, c.field, c.project, c.stamp, c.ended, c.body";

    /// <summary>The person's own vault, and the hub's current time; null if there is no vault yet.</summary>
    public async Task<VaultRow?> FindAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, proof, sequence, clock_timestamp() AS now FROM totalmemory.vault WHERE owner = current_user",
            c
        );
        await using var r = await command.ExecuteReaderAsync(cancel);
        return await r.ReadAsync(cancel)
            ? new VaultRow(r.GetGuid("id"), r.GetString("proof"), r.GetInt64("sequence"), r.GetFieldValue<DateTime>("now"))
            : null;
    }

    public async Task CreateAsync(Guid id, string proof, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("INSERT INTO totalmemory.vault (id, proof) VALUES ($1, $2)", c)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = proof },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Deletes short-lived machines that have not been seen for a week.</summary>
    public async Task RemoveExpiredAsync(Guid vault, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "DELETE FROM totalmemory.machine WHERE vault = $1 AND passing AND seen < now() - interval '7 days'",
            c
        )
        {
            Parameters = { new() { Value = vault } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="isPassing">Whether the machine is short-lived (a container) and cannot sign off itself.</param>
    public async Task RegisterAsync(Guid vault, MachineRow machine, bool isPassing, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO totalmemory.machine (vault, id, name, version, passing) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (vault, id) DO UPDATE SET name = excluded.name, version = excluded.version, passing = excluded.passing, seen = now()
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine.Id },
                new() { Value = machine.Name },
                new() { Value = machine.Version },
                new() { Value = isPassing },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>False if this machine is no longer registered.</summary>
    public async Task<bool> UpdateLastSeenAsync(Guid vault, string machine, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("UPDATE totalmemory.machine SET seen = now() WHERE vault = $1 AND id = $2", c)
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    public async Task<IReadOnlyList<MachineRow>> MachinesAsync(Guid vault, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, name, version, seen FROM totalmemory.machine WHERE vault = $1 ORDER BY seen DESC",
            c
        )
        {
            Parameters = { new() { Value = vault } },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var machines = new List<MachineRow>();
        while (await r.ReadAsync(cancel))
            machines.Add(new MachineRow(r.GetString("id"), (byte[])r["name"], r.GetString("version"), r.GetFieldValue<DateTime>("seen")));
        return machines;
    }

    public async Task RemoveMachineAsync(Guid vault, string machine, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("DELETE FROM totalmemory.machine WHERE vault = $1 AND id = $2", c)
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Deletes everything that the person has on the hub.</summary>
    public async Task RemoveVaultAsync(Guid vault, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("DELETE FROM totalmemory.vault WHERE id = $1", c)
        {
            Parameters = { new() { Value = vault } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Stores cells: for each field the later stamp wins, and an item that has ended accepts no more. Sending the same cells twice changes
    /// nothing. The vault's row stays locked to the end, so that nobody sees a later number before an earlier one.
    /// </summary>
    /// <returns>The vault's number before the change.</returns>
    public async Task<long> PushAsync(Guid vault, IReadOnlyList<SealedCell> cells, CancellationToken cancel)
    {
        await using var transaction = await c.BeginTransactionAsync(cancel);
        var first = await TakeNumbersAsync(vault, cells.Count, cancel);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO totalmemory.cell AS c (vault, item, field, project, stamp, ended, sequence, body)
            SELECT $1, t.item, t.field, t.project, t.stamp, t.ended, $2 + t.n, t.body
            FROM unnest($3::bytea[], $4::bytea[], $5::bytea[], $6::text[], $7::boolean[], $8::bytea[])
                WITH ORDINALITY AS t (item, field, project, stamp, ended, body, n)
            WHERE NOT EXISTS (SELECT 1 FROM totalmemory.cell e WHERE e.vault = $1 AND e.item = t.item AND e.ended)
            ON CONFLICT (vault, item, field) DO UPDATE SET project = excluded.project, stamp = excluded.stamp, ended = excluded.ended,
                sequence = excluded.sequence, body = excluded.body WHERE c.stamp < excluded.stamp
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = first },
                Bytes(cells.Select(x => x.Item)),
                Bytes(cells.Select(x => x.Field)),
                Bytes(cells.Select(x => x.Project)),
                new() { Value = cells.Select(x => x.Stamp).ToArray() },
                new() { Value = cells.Select(x => x.Ended).ToArray() },
                Bytes(cells.Select(x => x.Body)),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
        if (cells.Any(x => x.Ended))
            await RemoveEndedAsync(vault, cells.Where(x => x.Ended).Select(x => x.Item), cancel);
        await transaction.CommitAsync(cancel);
        return first;
    }

    /// <summary>Those of the given projects that have something newer than what was read of them.</summary>
    public async Task<IReadOnlyList<int>> WithNewsAsync(
        Guid vault,
        IReadOnlyList<byte[]> projects,
        IReadOnlyList<long> read,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT k.n::int AS number FROM unnest($2::bytea[], $3::bigint[]) WITH ORDINALITY AS k (project, read, n)
            WHERE EXISTS (SELECT 1 FROM totalmemory.cell c WHERE c.vault = $1 AND c.project = k.project AND c.sequence > k.read)
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                Bytes(projects),
                new() { Value = read.ToArray() },
            },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var news = new List<int>();
        while (await r.ReadAsync(cancel))
            news.Add(r.GetInt32("number") - 1);
        return news;
    }

    public async Task<PulledCells> PullAsync(Guid vault, byte[] project, long after, int most, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {Cells}, c.sequence FROM totalmemory.cell c WHERE c.vault = $1 AND c.project = $2 AND c.sequence > $3
            ORDER BY c.sequence LIMIT $4
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = project },
                new() { Value = after },
                new() { Value = most },
            },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var (cells, last) = (new List<SealedCell>(), after);
        while (await r.ReadAsync(cancel))
        {
            cells.Add(Read(r));
            last = r.GetInt64("sequence");
        }
        return new PulledCells(cells, last);
    }

    /// <summary>All cells of the given items.</summary>
    public async Task<IReadOnlyList<SealedCell>> FetchAsync(Guid vault, IEnumerable<byte[]> items, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {Cells} FROM totalmemory.cell c WHERE c.vault = $1 AND c.item = ANY ($2::bytea[])",
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                Bytes(items),
            },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var cells = new List<SealedCell>();
        while (await r.ReadAsync(cancel))
            cells.Add(Read(r));
        return cells;
    }

    private async Task<long> TakeNumbersAsync(Guid vault, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE totalmemory.vault SET sequence = sequence + $2 WHERE id = $1 RETURNING sequence - $2",
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = (long)count },
            },
        };
        return await command.ExecuteScalarAsync(cancel) is long first
            ? first
            : throw new HubException("Your vault is gone from the hub. Leave it, and join again: totalmemory hub leave");
    }

    private async Task RemoveEndedAsync(Guid vault, IEnumerable<byte[]> items, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "DELETE FROM totalmemory.cell WHERE vault = $1 AND item = ANY ($2::bytea[]) AND NOT ended",
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                Bytes(items),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static SealedCell Read(NpgsqlDataReader r) =>
        new((byte[])r["item"], (byte[])r["field"], (byte[])r["project"], r.GetString("stamp"), r.GetBoolean("ended"), (byte[])r["body"]);

    private static NpgsqlParameter Bytes(IEnumerable<byte[]> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
