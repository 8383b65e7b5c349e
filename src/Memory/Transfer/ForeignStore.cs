using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// Another tool's SQLite database, opened read-only. Its columns differ between versions: missing ones read as null.
/// </summary>
internal sealed class ForeignStore : IDisposable
{
    private const int LongestText = 64 * 1024; // chosen: far above what a record holds
    private readonly MemoryConnection connection;

    /// <summary>Throws <see cref="MemoryStoreException"/> if the file is missing, or not a database of this tool.</summary>
    /// <param name="tables">At least one of these must exist.</param>
    public static ForeignStore Open(string path, string tool, params IReadOnlyList<string> tables)
    {
        var db = new ForeignStore(path);
        if (tables.Any(db.Tables.Contains))
            return db;
        db.Dispose();
        throw new MemoryStoreException(
            $"{db.Path} is not a database of {tool}: it has no table '{string.Join("' or '", tables)}'. Nothing was imported."
        );
    }

    private ForeignStore(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(Path))
            throw new MemoryStoreException($"{Path} does not exist. Give the path of the database: totalmemory import --from NAME PATH.");
        if (FileStatus.Read(Path) is { Kind: not FileKind.Regular })
            throw new MemoryStoreException($"{Path} is no file but a folder, pipe or device. Nothing was imported.");
        try
        {
            connection = Database.OpenReadOnly(Path, timeout: 10);
            Tables = connection
                .List("SELECT name FROM sqlite_master WHERE type = 'table'", r => r.Text("name"))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new MemoryStoreException($"{Path} cannot be read as a SQLite database ({e.Message}). Nothing was imported.", e);
        }
    }

    public string Path { get; }

    public IReadOnlySet<string> Tables { get; }

    /// <summary>All rows of a table, ordered by id; empty if there is no such table.</summary>
    public IReadOnlyList<ForeignRow> Rows(string table)
    {
        if (!Tables.Contains(table))
            return [];
        return connection.List($"SELECT * FROM \"{table}\" ORDER BY rowid", r => new ForeignRow(r.All()));
    }

    public void Dispose() => connection.Dispose();

    /// <summary>One row.</summary>
    internal sealed class ForeignRow(IReadOnlyDictionary<string, object?> values)
    {
        /// <summary>The first of these columns that contains text; empty if none does.</summary>
        public string Text(params ReadOnlySpan<string> columns)
        {
            foreach (var column in columns)
                if (
                    values.GetValueOrDefault(column) is { } value
                    && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text
                )
                    return text.Length > LongestText ? text[..LongestText] : text;
            return "";
        }

        public double? Number(string column) =>
            values.GetValueOrDefault(column) switch
            {
                long n => n,
                double d => d,
                string s when double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => d,
                _ => null,
            };

        /// <summary>A JSON array of strings; any other text is the only element.</summary>
        public IReadOnlyList<string> Strings(string column)
        {
            var text = Text(column);
            if (text.Length == 0 || text == "null")
                return [];
            if (text[0] != '[')
                return [text];
            try
            {
                using var json = JsonDocument.Parse(text);
                return
                [
                    .. json
                        .RootElement.EnumerateArray()
                        .Select(e => e.ValueKind == JsonValueKind.String ? LenientJson.Text(e) : e.GetRawText())
                        .Where(s => s.Length > 0),
                ];
            }
            catch (JsonException)
            {
                return [text];
            }
        }

        /// <summary>
        /// A time as epoch (seconds or milliseconds) or text (ISO 8601; without a zone, this machine's). Null if there is none.
        /// </summary>
        public DateTimeOffset? Time(params ReadOnlySpan<string> columns)
        {
            foreach (var column in columns)
            {
                if (values.GetValueOrDefault(column) is long or double && Number(column) is > 0 and < 1e14 and var n)
                    return DateTimeOffset.FromUnixTimeMilliseconds((long)(n < 1e11 ? n * 1000 : n));
                if (
                    values.GetValueOrDefault(column) is string s
                    && DateTimeOffset.TryParse(s, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
                )
                    return time.ToUniversalTime();
            }
            return null;
        }
    }
}
