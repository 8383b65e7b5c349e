using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TotalMemory.Storage;

/// <summary>
/// An open connection to a SQLite file, and the four ways a store uses it. Values are always parameters; <c>null</c> is NULL, an enum its
/// lower-case name, a time its milliseconds since 1970.
/// </summary>
public sealed class MemoryConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly PreparedCommands commands = new();

    private MemoryConnection(SqliteConnection connection) => this.connection = connection;

    internal sqlite3 Handle => connection.Handle!;

    /// <summary>Internal key-value markers: what was done, and when.</summary>
    internal MarkerStore Markers => new(this);

    /// <exception cref="SqliteException">It cannot be opened.</exception>
    internal static MemoryConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
        return new MemoryConnection(connection);
    }

    /// <summary>A separate in-memory database.</summary>
    internal static MemoryConnection InMemory() => Open("Data Source=:memory:");

    /// <summary>A connection without pooling.</summary>
    internal static MemoryConnection Unpooled(string path) =>
        Open(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());

    /// <summary>Closes idle pooled connections, so that files can be replaced or removed. Connections in use stay.</summary>
    public static void CloseIdle() => SqliteConnection.ClearAllPools();

    /// <summary>Returns the number of changed rows.</summary>
    internal int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var prepared = commands.Take(connection, sql);
        return With(prepared.Command, values).ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null if there is none or it is NULL.</summary>
    internal object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var prepared = commands.Take(connection, sql);
        return With(prepared.Command, values).ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    internal List<T> List<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var rows = new List<T>();
        Each(sql, r => rows.Add(read(r)), values);
        return rows;
    }

    internal T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class
    {
        using var prepared = commands.Take(connection, sql);
        using var reader = With(prepared.Command, values).ExecuteReader();
        return reader.Read() ? read(new Row(reader)) : null;
    }

    /// <summary>Streams the rows, for results too large for a list.</summary>
    internal void Each(string sql, Action<Row> take, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var prepared = commands.Take(connection, sql);
        using var reader = With(prepared.Command, values).ExecuteReader();
        while (reader.Read())
            take(new Row(reader));
    }

    /// <summary>A separate command, for streaming; the caller disposes it.</summary>
    internal SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        With(PreparedCommands.Create(connection, sql), values);

    private static SqliteCommand With(SqliteCommand command, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(
                name,
                value switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => time.ToUnixTimeMilliseconds(),
                    Enum word => word.ToString().ToLowerInvariant(),
                    _ => value,
                }
            );
        return command;
    }

    /// <summary>Copies the whole database, while others read and write (SQLite's online backup).</summary>
    internal void CopyTo(MemoryConnection target) => connection.BackupDatabase(target.connection);

    public void Dispose() => connection.Dispose();
}
