using Npgsql;

namespace TotalMemory.Hub.Team;

/// <summary>Stores fingerprints of mistakes, and who is asked about those that several members share.</summary>
internal sealed class CommonMistakeStore(NpgsqlConnection c)
{
    // A lock number that nobody else uses: "TMRF".
    private const long Lock = 0x544d_5246;

    /// <summary>
    /// Locks out other machines until this connection's transaction ends, which it also does when the process is killed.
    /// </summary>
    public async Task<bool> TryTakeTurnAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({Lock})", c);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    public Task AddAsync(IReadOnlyCollection<byte[]> prints, CancellationToken cancel) =>
        ExecuteAsync("INSERT INTO totalmemory.mistake (print) SELECT * FROM unnest($1::bytea[]) ON CONFLICT DO NOTHING", prints, cancel);

    public Task RemoveAsync(IReadOnlyCollection<byte[]> prints, CancellationToken cancel) =>
        ExecuteAsync("DELETE FROM totalmemory.mistake WHERE author = current_user AND print = ANY ($1::bytea[])", prints, cancel);

    /// <summary>The person's own fingerprints that three members share.</summary>
    public Task<IReadOnlyList<byte[]>> CommonAsync(CancellationToken cancel) =>
        ListAsync("SELECT print FROM totalmemory.common_mistake ORDER BY print", [], cancel);

    /// <summary>
    /// Claims fingerprints that nobody is asked about or that went unanswered for a week; returns those that are this person's now.
    /// </summary>
    public async Task<IReadOnlyList<byte[]>> ClaimAsync(IReadOnlyCollection<byte[]> prints, CancellationToken cancel)
    {
        await ExecuteAsync(
            "INSERT INTO totalmemory.proposal (print) SELECT * FROM unnest($1::bytea[]) ON CONFLICT DO NOTHING",
            prints,
            cancel
        );
        await ExecuteAsync(
            """
            UPDATE totalmemory.proposal SET asked = current_user, since = now() WHERE print = ANY ($1::bytea[]) AND NOT done
            AND asked <> current_user AND since < now() - interval '7 days'
            """,
            prints,
            cancel
        );
        return await ListAsync(
            "SELECT print FROM totalmemory.proposal WHERE asked = current_user AND NOT done AND print = ANY ($1::bytea[]) ORDER BY print",
            prints,
            cancel
        );
    }

    /// <summary>Notes that the person agreed to share their words.</summary>
    public Task DoneAsync(IReadOnlyCollection<byte[]> prints, CancellationToken cancel) =>
        ExecuteAsync(
            "UPDATE totalmemory.proposal SET done = true WHERE asked = current_user AND print = ANY ($1::bytea[])",
            prints,
            cancel
        );

    /// <summary>Notes that the person refused, so that somebody else is asked.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<byte[]> prints, CancellationToken cancel) =>
        ExecuteAsync(
            "DELETE FROM totalmemory.proposal WHERE asked = current_user AND NOT done AND print = ANY ($1::bytea[])",
            prints,
            cancel
        );

    private async Task ExecuteAsync(string sql, IReadOnlyCollection<byte[]> prints, CancellationToken cancel)
    {
        if (prints.Count == 0)
            return;
#pragma warning disable CA2100 // Our own, above.
        await using var command = new NpgsqlCommand(sql, c) { Parameters = { SharedStore.Bytes(prints) } };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<IReadOnlyList<byte[]>> ListAsync(string sql, IReadOnlyCollection<byte[]> prints, CancellationToken cancel)
    {
#pragma warning disable CA2100 // Our own, above.
        await using var command = new NpgsqlCommand(sql, c);
#pragma warning restore CA2100
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(SharedStore.Bytes(prints));
        await using var r = await command.ExecuteReaderAsync(cancel);
        var found = new List<byte[]>();
        while (await r.ReadAsync(cancel))
            found.Add((byte[])r[0]);
        return found;
    }
}
