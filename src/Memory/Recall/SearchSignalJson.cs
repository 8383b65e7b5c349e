using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Language;

namespace TotalMemory.Recall;

/// <summary>Reads and writes a signal as its word.</summary>
public sealed class SearchSignalJson : JsonConverter<SearchSignalKind>
{
    public override SearchSignalKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumWord.TryRead<SearchSignalKind>(reader.GetString(), out var signal) ? signal : throw new JsonException("not a signal");

    public override void Write(Utf8JsonWriter writer, SearchSignalKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Word());
}
