using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>
/// Caches the commands of a connection until it closes, so that SQLite compiles each text once; a unit of work runs the same statements
/// for thousands of items. A connection belongs to one thread, so nothing is locked. Transactions are begun in SQL (<see
/// cref="WriteLock"/>,
/// <see cref="ReadView"/>), because a cached command would not run in a transaction object it does not know.
/// </summary>
internal sealed class PreparedCommands
{
    /// <summary>Chosen: more than any repetitive unit of work uses.</summary>
    private const int Most = 128;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);

    /// <summary>Takes an idle command, or creates one: the same text may be needed again before its last row is read.</summary>
    public Lease Take(SqliteConnection connection, string sql)
    {
        if (!idle.Remove(sql, out var command))
            command = Create(connection, sql);
        return new Lease(this, command);
    }

    public static SqliteCommand Create(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from our stores; values never enter it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    // A text with several statements is not cached: each is compiled after the previous one has run, and may depend on it.
    private static bool IsReusable(string sql) => !sql.Contains(';', StringComparison.Ordinal);

    private void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (idle.Count >= Most || !IsReusable(command.CommandText) || !idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    /// <summary>A command in use.</summary>
    public readonly struct Lease(PreparedCommands owner, SqliteCommand command) : IDisposable
    {
        public SqliteCommand Command => command;

        public void Dispose() => owner.Return(command);
    }
}
