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

    /// <summary>ISO 8601, or a number since 1970 (<see cref="OutsideTime"/>).</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Get(name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.TryGetDateTimeOffset(out var time)
                ? time
                : OutsideTime.Parse(value.String()),
            { ValueKind: JsonValueKind.Number } value => OutsideTime.Parse(value.GetRawText()),
            _ => null,
        };

    /// <summary>A string, a content block, or the joined text of a list of both.</summary>
    public static string Content(this JsonElement? element) =>
        element switch
        {
            { ValueKind: JsonValueKind.String or JsonValueKind.Object } value => value.Block() ?? "",
            { ValueKind: JsonValueKind.Array } => string.Join('\n', element.Items().Select(b => b.Block()).Where(t => t is not null)),
            _ => "",
        };

    /// <summary>A string, or the <c>text</c> of a content block.</summary>
    public static string? Block(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.String() : element.Text("text");
}
