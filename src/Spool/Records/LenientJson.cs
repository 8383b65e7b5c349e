using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TotalMemory.Spool.Records;

/// <summary>
/// Decoder for JSON from outside: hook payloads, transcript lines, agents' arguments, settings. Valid JSON costs nothing extra; invalid
/// JSON is repaired (<see cref="MendedJson"/>) rather than lost.
/// </summary>
public static class LenientJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    /// <summary>Null if it is not one JSON value even after repair. The caller disposes the document.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json) => ParseStrictly(json) ?? ParseStrictly(MendedJson.Mend(json.Span));

    /// <summary>Null if it is not one valid JSON value.</summary>
    public static JsonDocument? ParseStrictly(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Throws <see cref="JsonException"/> if it does not fit the type even after repair.</summary>
    public static T? Deserialize<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return JsonSerializer.Deserialize(MendedJson.Mend(json), type);
        }
    }

    /// <summary>A string's text, repaired if necessary; empty for other values.</summary>
    public static string Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return "";
        try
        {
            return WithoutNul(value.GetString()!);
        }
        catch (InvalidOperationException) // A half character, or bytes that are no UTF-8.
        {
            return Decode(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        }
    }

    /// <summary>The text of the reader's current string, repaired if necessary.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return WithoutNul(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Decode(reader.ValueSpan);
        }
    }

    /// <summary>The text of a string given without its quotes.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(MendedJson.Mend([.. "\""u8, .. content, .. "\""u8]));
        reader.Read();
        return reader.GetString()!;
    }

    // Databases and terminals end a text at NUL.
    private static string WithoutNul(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}
