using System.Buffers;
using System.Text.Json;

namespace TotalMemory.Mcp;

/// <summary>A tool's input schema (JSON Schema), as small as it can be: every session pays for each word of it. Pure.</summary>
internal static class ToolSchema
{
    public static JsonElement Build(IReadOnlyList<ToolParameter> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var parameter in parameters)
                if (!parameter.IsUnlisted)
                    Property(json, parameter);
            json.WriteEndObject();
            if (parameters.Any(IsRequired))
            {
                json.WriteStartArray("required");
                foreach (var parameter in parameters)
                    if (IsRequired(parameter))
                        json.WriteStringValue(parameter.Name);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static bool IsRequired(ToolParameter parameter) => parameter.IsRequired || parameter.IsWanted;

    private static void Property(Utf8JsonWriter json, ToolParameter parameter)
    {
        json.WriteStartObject(parameter.Name);
        if (parameter.Description is { } description)
            json.WriteString("description", description);
        Type(json, parameter.Type);
        switch (parameter.Default)
        {
            case string text:
                json.WriteString("default", text);
                break;
            case bool yes:
                json.WriteBoolean("default", yes);
                break;
            case int whole:
                json.WriteNumber("default", whole);
                break;
            case long whole:
                json.WriteNumber("default", whole);
                break;
            case double number:
                json.WriteNumber("default", number);
                break;
        }
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, Type type)
    {
        json.WriteString("type", Word(type));
        if (!type.IsArray)
            return;
        json.WriteStartObject("items");
        Type(json, type.GetElementType()!);
        json.WriteEndObject();
    }

    private static string Word(Type type) =>
        type switch
        {
            { IsArray: true } => "array",
            _ when type == typeof(string) => "string",
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(int) || type == typeof(long) => "integer",
            _ when type == typeof(double) => "number",
            _ => "object",
        };
}
