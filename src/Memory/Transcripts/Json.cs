using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Transcripts;

/// <summary>Lenient access to JSON of any shape: a missing or differently typed value is null.</summary>
internal static class Json
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Get(this JsonElement? element, string name) => element?.Get(name);

    public static string? Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.String() : null;

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    /// <summary>The string's text, repaired if necessary; empty for other values.</summary>
    public static string String(this JsonElement value) => LenientJson.Text(value);

    public static bool True(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    public static int? Int(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var n) ? n : null;

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>A string, or the joined <c>text</c> of an array of content blocks.</summary>
    public static string Content(this JsonElement? element) =>
        element switch
        {
            { ValueKind: JsonValueKind.String } value => value.String(),
            { ValueKind: JsonValueKind.Array } => string.Join(
                '\n',
                element.Items().Select(b => b.ValueKind == JsonValueKind.String ? b.String() : b.Text("text")).Where(t => t is not null)
            ),
            _ => "",
        };
}
