using System.Globalization;
using System.Text.Json;
using ModelContextProtocol;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>
/// Validates a call's arguments before the tool sees them: missing, unknown or mistyped ones are reported with what to do; other notations
/// ("5" for 5, "#12" for 12, one string for a list) are accepted. Pure.
/// </summary>
internal static class ToolArguments
{
    /// <summary>The arguments in the tool's types. Throws <see cref="McpException"/>.</summary>
    public static Dictionary<string, JsonElement> Checked(
        string tool,
        IReadOnlyList<ToolParameter> parameters,
        IReadOnlyCollection<string> tolerated,
        IEnumerable<KeyValuePair<string, JsonElement>> given
    )
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var known = parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (tolerated.Contains(name) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            if (!known.TryGetValue(name, out var parameter))
                throw new McpException(
                    $"{tool} has no argument '{name}'. It takes "
                        + $"{string.Join(", ", parameters.Where(p => !p.IsUnlisted).Select(p => p.Name))}. Nothing was done."
                );
            RequestLimits.Check(tool, name, value, IsWords(name));
            if (!parameter.IsRequired && IsBlank(value))
                continue;
            arguments[name] =
                Read(parameter.Type, value, IsWords(name))
                ?? throw new McpException($"{tool}: {name} must be {Describe(parameter.Type)}, not {Short(value)}. Nothing was done.");
        }
        if (parameters.FirstOrDefault(p => p.IsRequired && !arguments.ContainsKey(p.Name)) is { } missing)
            throw new McpException($"{tool}: {missing.Name} is missing; it must be {Describe(missing.Type)}. Nothing was done.");
        return arguments;
    }

    // Some models fill in every argument; an empty value counts as missing.
    private static bool IsBlank(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(LenientJson.Text(value));

    // In lists of single words a comma separates; in lists of sentences it does not.
    private static bool IsWords(string name) =>
        name
            is "tags"
                or "concepts"
                or "types"
                or "ids"
                or "id"
                or "categories"
                or "relation_types"
                or "source_error_ids"
                or "files_affected";

    private static JsonElement? Read(Type type, JsonElement value, bool isWords = false)
    {
        if (type == typeof(string))
            return StringValue(value) is { } words ? Json(JsonSerializer.Serialize(words, ToolJson.Default.String)) : null;
        if (type == typeof(bool))
            return BooleanValue(value) switch
            {
                true => Json("true"),
                false => Json("false"),
                null => null,
            };
        if (type == typeof(double))
            return double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d)
                ? Json(d.ToString("R", CultureInfo.InvariantCulture))
                : null;
        if (type == typeof(int))
            return IntegerValue(value) is >= int.MinValue and <= int.MaxValue and { } i
                ? Json(i.ToString(CultureInfo.InvariantCulture))
                : null;
        if (type == typeof(long))
            return IntegerValue(value) is { } l ? Json(l.ToString(CultureInfo.InvariantCulture)) : null;
        if (type.IsArray)
            return List(type.GetElementType()!, value, isWords);
        // An object may be sent as a JSON string.
        return value.ValueKind == JsonValueKind.String ? TryJson(LenientJson.Text(value)) : value;
    }

    // A text may be sent as a number.
    private static string? StringValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => LenientJson.Text(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    private static bool? BooleanValue(JsonElement value) =>
        (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : Text(value)?.ToLowerInvariant()) switch
        {
            "true" or "yes" or "on" or "1" => true,
            "false" or "no" or "off" or "0" => false,
            _ => null,
        };

    private static JsonElement? List(Type element, JsonElement value, bool isWords)
    {
        if (value.ValueKind == JsonValueKind.String && LenientJson.Text(value).TrimStart().StartsWith('['))
        {
            if (TryJson(LenientJson.Text(value)) is not { ValueKind: JsonValueKind.Array } list)
                return null;
            value = list;
        }
        IEnumerable<JsonElement> items = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.String when isWords => LenientJson
                .Text(value)
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(s => Json(JsonSerializer.Serialize(s, ToolJson.Default.String))),
            _ => [value],
        };
        // One empty item does not cost the others.
        var read = items.Where(i => i.ValueKind != JsonValueKind.Null && !(isWords && IsBlank(i))).Select(i => Read(element, i)).ToList();
        return read.Any(r => r is null) ? null : Json($"[{string.Join(',', read.Select(r => r!.Value.GetRawText()))}]");
    }

    // 5, 5.0, "5" and "#5" all mean 5.
    private static long? IntegerValue(JsonElement value) =>
        decimal.TryParse(Text(value)?.TrimStart('#'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => LenientJson.Text(value).Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static JsonElement? TryJson(string text)
    {
        using var document = LenientJson.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return document?.RootElement.Clone();
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static string Describe(Type type) =>
        type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(double) => "a number",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(string[]) => "a list of texts",
            _ when type == typeof(long[]) => "a list of whole numbers",
            _ => "an object",
        };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}
