using Npgsql;
using NpgsqlTypes;

namespace TotalMemory.Hub;

/// <summary>Stores the commits that a person's machines saw.</summary>
internal sealed class CloneStore(NpgsqlConnection c)
{
    /// <summary>What the person's other machines saw of these projects.</summary>
    public async Task<IReadOnlyList<CloneRow>> OthersAsync(
        Guid vault,
        IEnumerable<byte[]> projects,
        string machine,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(
            "SELECT project, body FROM totalmemory.clone WHERE vault = $1 AND machine <> $2 AND project = ANY ($3::bytea[])",
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine },
                Bytes(projects),
            },
        };
        return await ListAsync(command, cancel);
    }

    public async Task<IReadOnlyList<CloneRow>> OwnAsync(Guid vault, string machine, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT project, body FROM totalmemory.clone WHERE vault = $1 AND machine = $2", c)
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine },
            },
        };
        return await ListAsync(command, cancel);
    }

    public async Task SetAsync(Guid vault, string machine, IReadOnlyList<CloneRow> rows, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO totalmemory.clone (vault, machine, project, body) SELECT $1, $2, t.project, t.body
            FROM unnest($3::bytea[], $4::bytea[]) AS t (project, body)
            ON CONFLICT (vault, project, machine) DO UPDATE SET body = excluded.body
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = vault },
                new() { Value = machine },
                Bytes(rows.Select(r => r.Project)),
                Bytes(rows.Select(r => r.Body)),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlyList<CloneRow>> ListAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var r = await command.ExecuteReaderAsync(cancel);
        var rows = new List<CloneRow>();
        while (await r.ReadAsync(cancel))
            rows.Add(new CloneRow((byte[])r["project"], (byte[])r["body"]));
        return rows;
    }

    private static NpgsqlParameter Bytes(IEnumerable<byte[]> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
