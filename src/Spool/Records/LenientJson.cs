using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TotalMemory.Spool.Records;

/// <summary>
/// The one decoder of JSON that others wrote: payloads of hooks, lines of transcripts, arguments of agents, settings. What is valid costs
/// nothing extra; what is not is mended (<see cref="MendedJson"/>) rather than lost.
/// </summary>
public static class LenientJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    /// <summary>Null when it is not one JSON value even after mending. The caller disposes the document.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json) => ParseStrictly(json) ?? ParseStrictly(MendedJson.Mend(json.Span));

    /// <summary>Null when it is not one JSON value as it stands.</summary>
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

    /// <summary>Throws <see cref="JsonException"/> when it is not what the type says even after mending.</summary>
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

    /// <summary>A string's text, mended where it must be; empty for another kind of value.</summary>
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

    /// <summary>The text of the string that the reader stands on, mended where it must be.</summary>
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

    /// <summary>The text of a string of which only what stands between the quotes is given.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(MendedJson.Mend([.. "\""u8, .. content, .. "\""u8]));
        reader.Read();
        return reader.GetString()!;
    }

    // Databases and terminals end a text there.
    private static string WithoutNul(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}
