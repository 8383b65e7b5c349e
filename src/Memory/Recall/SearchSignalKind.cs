using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Language;

namespace TotalMemory.Recall;

/// <summary>A way in which a record is found.</summary>
public enum SearchSignalKind
{
    /// <summary>Words of the query.</summary>
    Words,

    /// <summary>Words of the query after typo correction.</summary>
    Typo,

    Meaning,

    /// <summary>The meaning of the records beside it.</summary>
    Context,

    /// <summary>A relation to a record found otherwise.</summary>
    Graph,
}

public static class SearchSignalWords
{
    /// <summary>As it is printed and sent.</summary>
    public static string Word(this SearchSignalKind signal) =>
        signal switch
        {
            SearchSignalKind.Words => "words",
            SearchSignalKind.Typo => "typo",
            SearchSignalKind.Meaning => "meaning",
            SearchSignalKind.Context => "context",
            SearchSignalKind.Graph => "graph",
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
}

/// <summary>Reads and writes a signal as its word.</summary>
public sealed class SearchSignalJson : JsonConverter<SearchSignalKind>
{
    public override SearchSignalKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumWord.TryRead<SearchSignalKind>(reader.GetString(), out var signal) ? signal : throw new JsonException("not a signal");

    public override void Write(Utf8JsonWriter writer, SearchSignalKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Word());
}
