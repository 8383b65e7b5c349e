using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>
/// The commands that a connection ran, kept until it closes: SQLite compiles each text once, and a unit of work says the same things about
/// a thousand items. A connection belongs to one thread, so nothing is locked. Transactions are begun in SQL (<see cref="WriteLock"/>,
/// <see cref="ReadView"/>): a command would not run in one that its object does not know.
/// </summary>
internal sealed class PreparedCommands
{
    /// <summary>Chosen: more than the texts of any unit of work that repeats itself.</summary>
    private const int Most = 128;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);

    /// <summary>One that nobody uses now: what is read may ask the same again before its last row.</summary>
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

    // One of several statements is compiled as the one before it has run: it may depend on it.
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
