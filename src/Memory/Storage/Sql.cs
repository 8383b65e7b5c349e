using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>The four ways a store talks to SQLite. Values are always parameters; <c>null</c> is NULL.</summary>
internal static class Sql
{
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var prepared = PreparedCommands.Take(connection, sql);
        return With(prepared.Command, values).ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var prepared = PreparedCommands.Take(connection, sql);
        return With(prepared.Command, values).ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    public static List<T> List<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        using var prepared = PreparedCommands.Take(connection, sql);
        using var reader = With(prepared.Command, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public static T? First<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
        where T : class
    {
        using var prepared = PreparedCommands.Take(connection, sql);
        using var reader = With(prepared.Command, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset Time(this SqliteDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>Ids as one value, for <c>json_each</c>.</summary>
    public static string Ids(IEnumerable<long> ids) => $"[{string.Join(',', ids)}]";

    /// <summary>A command of its own, for what is read bit by bit; the caller disposes it.</summary>
    public static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values) =>
        With(Command(connection, sql), values);

    internal static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from our stores; values never enter it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

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
}
