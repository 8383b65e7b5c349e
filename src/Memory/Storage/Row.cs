using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>A row of a result, read by column name. Valid until the next row is read.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public long Long(string column) => reader.GetInt64(Ordinal(column));

    public int Int(string column) => reader.GetInt32(Ordinal(column));

    public double Real(string column) => reader.GetDouble(Ordinal(column));

    public string Text(string column) => reader.GetString(Ordinal(column));

    public bool Flag(string column) => reader.GetInt64(Ordinal(column)) != 0;

    public byte[] Bytes(string column) => (byte[])reader.GetValue(Ordinal(column));

    public DateTimeOffset Time(string column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(Ordinal(column)));

    public long? OptionalLong(string column) => Optional(column) is { } place ? reader.GetInt64(place) : null;

    public int? OptionalInt(string column) => Optional(column) is { } place ? reader.GetInt32(place) : null;

    public double? OptionalReal(string column) => Optional(column) is { } place ? reader.GetDouble(place) : null;

    public string? OptionalText(string column) => Optional(column) is { } place ? reader.GetString(place) : null;

    public DateTimeOffset? OptionalTime(string column) =>
        Optional(column) is { } place ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(place)) : null;

    /// <summary>A column with the lower-case name of an enum value. Throws <see cref="ArgumentException"/> for other texts.</summary>
    public T EnumValue<T>(string column)
        where T : struct, Enum => Parsed<T>(Text(column));

    /// <inheritdoc cref="EnumValue{T}"/>
    public T? OptionalEnumValue<T>(string column)
        where T : struct, Enum => OptionalText(column) is { } word ? Parsed<T>(word) : null;

    /// <summary>The value of any type; null if it is NULL.</summary>
    public object? Value(string column) => Optional(column) is { } place ? reader.GetValue(place) : null;

    /// <summary>All columns by name, for databases of other tools.</summary>
    public Dictionary<string, object?> All()
    {
        var values = new Dictionary<string, object?>(reader.FieldCount, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < reader.FieldCount; i++)
            values[reader.GetName(i)] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        return values;
    }

    private static T Parsed<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private int Ordinal(string column) => reader.GetOrdinal(column);

    private int? Optional(string column) => Ordinal(column) is var place && reader.IsDBNull(place) ? null : place;
}
