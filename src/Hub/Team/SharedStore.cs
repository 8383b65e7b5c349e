using System.Data;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using TotalMemory.Sync;
using TotalMemory.Team;

namespace TotalMemory.Hub.Team;

/// <summary>Stores what members share. Each change is one statement; row-level security decides who may read and write.</summary>
internal sealed class SharedStore(NpgsqlConnection c)
{
    /// <summary>The team's key; the first member who asks creates it. Null for somebody who is not a member.</summary>
    public async Task<byte[]?> KeyAsync(CancellationToken cancel)
    {
        if (await ReadKeyAsync(cancel) is { } known)
            return known;
        if (!await IsMemberAsync(cancel))
            return null;
        await using var command = new NpgsqlCommand("INSERT INTO totalmemory.team (key) VALUES ($1) ON CONFLICT DO NOTHING", c)
        {
            Parameters = { new() { Value = RandomNumberGenerator.GetBytes(TeamNames.KeyBytes) } },
        };
        await command.ExecuteNonQueryAsync(cancel);
        return await ReadKeyAsync(cancel);
    }

    private async Task<bool> IsMemberAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM totalmemory.member WHERE role = current_user", c);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private async Task<byte[]?> ReadKeyAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT key FROM totalmemory.team", c);
        return await command.ExecuteScalarAsync(cancel) as byte[];
    }

    /// <summary>The roles of the team.</summary>
    public Task<IReadOnlyList<string>> MembersAsync(CancellationToken cancel) =>
        ListAsync("SELECT role AS listed FROM totalmemory.member ORDER BY role", null, cancel);

    /// <summary>
    /// Roles that have a vault and are not in the team, as far as the caller may see them: the owner sees all, others themselves.
    /// </summary>
    public Task<IReadOnlyList<string>> OutsideAsync(CancellationToken cancel) =>
        ListAsync(
            """
            SELECT v.owner AS listed FROM totalmemory.vault v JOIN pg_roles r ON r.rolname = v.owner AND r.rolcanlogin
            WHERE NOT EXISTS (SELECT 1 FROM totalmemory.member m WHERE m.role = v.owner) ORDER BY v.owner
            """,
            null,
            cancel
        );

    /// <summary>What a member shares, newest first.</summary>
    public Task<IReadOnlyList<string>> TextsByAsync(string author, CancellationToken cancel) =>
        ListAsync("SELECT text AS listed FROM totalmemory.shared WHERE author = $1 ORDER BY at DESC, item", author, cancel);

    // The query names its column "listed".
    private async Task<IReadOnlyList<string>> ListAsync(string sql, string? about, CancellationToken cancel)
    {
#pragma warning disable CA2100 // Our own, above.
        await using var command = new NpgsqlCommand(sql, c);
#pragma warning restore CA2100
        if (about is not null)
            command.Parameters.Add(new() { Value = about });
        await using var r = await command.ExecuteReaderAsync(cancel);
        var found = new List<string>();
        while (await r.ReadAsync(cancel))
            found.Add(r.GetString("listed"));
        return found;
    }

    /// <summary>What the person shares, by item.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OwnAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT item, text FROM totalmemory.shared WHERE author = current_user", c);
        await using var r = await command.ExecuteReaderAsync(cancel);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await r.ReadAsync(cancel))
            own[r.GetString("item")] = r.GetString("text");
        return own;
    }

    public async Task PushAsync(IReadOnlyList<OutgoingShare> shares, TeamNames names, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO totalmemory.shared (item, project, text, token)
            SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bigint[])
            ON CONFLICT (author, item) DO UPDATE SET project = excluded.project, text = excluded.text, token = excluded.token, at = now()
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = shares.Select(s => s.Item).ToArray() },
                Bytes(shares.Select(s => names.Project(s.Project))),
                new() { Value = shares.Select(s => s.Text).ToArray() },
                new() { Value = shares.Select(_ => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) >> 16).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task RemoveAsync(IEnumerable<string> items, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "DELETE FROM totalmemory.shared WHERE author = current_user AND item = ANY ($1::text[])",
            c
        )
        {
            Parameters = { new() { Value = items.ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// The state of what others share for each project, by the project's index in the list; missing if they share nothing.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, string>> StatesAsync(IReadOnlyList<byte[]> projects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT p.n AS number, count(*) || ':' || sum(s.token) AS state FROM unnest($1::bytea[]) WITH ORDINALITY AS p (project, n)
            JOIN totalmemory.shared s ON s.project = p.project WHERE s.author <> current_user GROUP BY p.n
            """,
            c
        )
        {
            Parameters = { Bytes(projects) },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var states = new Dictionary<int, string>();
        while (await r.ReadAsync(cancel))
            states[(int)r.GetInt64("number") - 1] = r.GetString("state");
        return states;
    }

    /// <summary>
    /// What the others share for a project: the newest items, taken from each member in turn, so that nobody crowds out the others.
    /// </summary>
    public async Task<IReadOnlyList<TeamItem>> PullAsync(byte[] project, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT author, item, left(text, $2) AS text, at FROM (SELECT author, item, text, at, row_number() OVER (PARTITION BY author
                ORDER BY at DESC, item) AS n FROM totalmemory.shared WHERE project = $1 AND author <> current_user) t
            WHERE n <= $3 ORDER BY n, author LIMIT $4
            """,
            c
        )
        {
            Parameters =
            {
                new() { Value = project },
                new() { Value = 4 * TeamText.Longest },
                new() { Value = TeamAdmission.MostOfOne },
                new() { Value = TeamAdmission.MostOfAll },
            },
        };
        await using var r = await command.ExecuteReaderAsync(cancel);
        var items = new List<TeamItem>();
        while (await r.ReadAsync(cancel))
            items.Add(new TeamItem(r.GetString("author"), r.GetString("item"), r.GetString("text"), r.GetFieldValue<DateTime>("at")));
        return items;
    }

    /// <summary>Withdraws everything that the person shared with the team.</summary>
    public async Task RemoveAllAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            DELETE FROM totalmemory.shared WHERE author = current_user;
            DELETE FROM totalmemory.mistake WHERE author = current_user;
            DELETE FROM totalmemory.proposal WHERE asked = current_user;
            """,
            c
        );
        await command.ExecuteNonQueryAsync(cancel);
    }

    internal static NpgsqlParameter Bytes(IEnumerable<byte[]> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
