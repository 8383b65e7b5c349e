using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>
/// Normalises requests for the SDK: half characters are replaced, arguments that were sent as one string are parsed, and metadata of an
/// unexpected shape is left out. Pure.
/// </summary>
internal static class RequestLine
{
    /// <summary>Metadata key for the length in bytes of a request that was too long to be read.</summary>
    public const string TooLong = "totalmemory/too-long";

    /// <summary>The normalised line; mostly the line itself.</summary>
    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> line)
    {
        if (line.Span.IndexOf("\\u"u8) >= 0 || !Utf8.IsValid(line.Span) || !IsStrict(line.Span))
            line = MendedJson.Mend(line.Span);
        if (line.Span.TrimStart(" \t\r"u8).StartsWith("["u8))
            return Batch(line);
        using var records = LineRecords.Split(line, r => r.TryGetProperty("jsonrpc", out _));
        if (records.Documents.Count == 0)
            return line;
        if (records.Documents.Count == 1 && records.Lost == 0)
            return IsUsual(records.Documents[0].RootElement) && IsStrict(line.Span)
                ? line
                : Lines(records.Documents.Select(d => d.RootElement));
        return Lines(records.Documents.Select(d => d.RootElement));
    }

    /// <summary>A request that stands in for one that was too long; empty if no answer is expected.</summary>
    /// <param name="skimmed">See <see cref="RequestSkimmer"/>.</param>
    /// <param name="bytes">Its length.</param>
    public static ReadOnlyMemory<byte> RefusedRequest(byte[] skimmed, long bytes)
    {
        using var document = LenientJson.Parse(skimmed);
        if (document is null || Node(document.RootElement) is not { } request || request["id"] is null)
            return default;
        var parameters = request["params"] as JsonObject ?? [];
        request["params"] = new JsonObject
        {
            ["name"] = parameters["name"]?.DeepClone() ?? "",
            ["_meta"] = new JsonObject { [TooLong] = bytes },
        };
        return Bytes(request);
    }

    // A batch (JSON-RPC 2.0, section 6): each request is answered separately.
    private static ReadOnlyMemory<byte> Batch(ReadOnlyMemory<byte> line)
    {
        using var document = LenientJson.Parse(line);
        return
            document is { RootElement: { ValueKind: JsonValueKind.Array } list }
            && list.GetArrayLength() > 0
            && list.EnumerateArray().All(r => r.ValueKind is JsonValueKind.Object)
            ? Lines(list.EnumerateArray())
            : line;
    }

    private static byte[] Lines(IEnumerable<JsonElement> requests)
    {
        var lines = new List<byte>();
        foreach (var request in requests)
        {
            if (lines.Count > 0)
                lines.Add((byte)'\n');
            lines.AddRange(Bytes(Reshaped(request)));
        }
        return [.. lines];
    }

    // As the SDK reads it: no control characters inside texts, no unknown escapes, no comma at the end of a list.
    private static bool IsStrict(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsUsual(JsonElement request) =>
        !request.TryGetProperty("params", out var parameters)
        || (
            parameters.ValueKind == JsonValueKind.Object
            && IsObject(parameters, "arguments")
            && IsObject(parameters, "_meta")
            && (!parameters.TryGetProperty("name", out var name) || name.ValueKind == JsonValueKind.String)
            && (!parameters.TryGetProperty("_meta", out var meta) || HasUsualToken(meta))
        );

    private static bool IsObject(JsonElement parameters, string name) =>
        !parameters.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Object;

    private static bool HasUsualToken(JsonElement meta) =>
        !meta.TryGetProperty("progressToken", out var token) || token.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static JsonObject Reshaped(JsonElement element)
    {
        var request = Node(element)!;
        if (request["params"] is not JsonObject parameters)
        {
            if (request.ContainsKey("params"))
                request["params"] = new JsonObject { ["name"] = "" };
            return request;
        }
        if (parameters.TryGetPropertyValue("name", out var name) && name?.GetValueKind() is not JsonValueKind.String)
            parameters["name"] = name?.ToJsonString() ?? "";
        if (parameters["_meta"] is not JsonObject meta)
            parameters.Remove("_meta");
        else if (meta["progressToken"]?.GetValueKind() is not (null or JsonValueKind.String or JsonValueKind.Number))
            meta.Remove("progressToken");
        if (parameters["arguments"] is null)
            parameters.Remove("arguments");
        else if (parameters["arguments"] is { } arguments and not JsonObject)
            parameters["arguments"] = ParseArguments(arguments);
        return request;
    }

    // Arguments that cannot be parsed are passed on under their own name, so that the error can say what to do.
    private static JsonObject ParseArguments(JsonNode arguments)
    {
        if (arguments is JsonArray { Count: 1 } list && list[0] is JsonObject only)
            return (JsonObject)only.DeepClone();
        if (arguments is JsonArray { Count: 0 })
            return []; // No arguments, as some languages write an empty map.
        if (arguments.GetValueKind() != JsonValueKind.String)
            return new JsonObject { ["arguments"] = arguments.DeepClone() };
        var text = arguments.GetValue<string>();
        if (string.IsNullOrWhiteSpace(text))
            return [];
        using var document = LenientJson.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return document is not null && Node(document.RootElement) is { } meant ? meant : new JsonObject { ["arguments"] = text };
    }

    private static JsonObject? Node(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? JsonObject.Create(element.Clone()) : null;

    private static byte[] Bytes(JsonObject request) => JsonSerializer.SerializeToUtf8Bytes(request, ToolJson.Default.JsonObject);
}
