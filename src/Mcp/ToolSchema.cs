using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Mcp;

/// <summary>Makes a tool's input schema small: every session pays for each word of it. Pure.</summary>
internal static class ToolSchema
{
    public static JsonElement Trim(JsonElement schema, IReadOnlyList<ParameterInfo> parameters)
    {
        var root = JsonNode.Parse(schema.GetRawText())!.AsObject();
        var properties = root["properties"]?.AsObject() ?? [];
        foreach (var name in parameters.Where(p => p.GetCustomAttribute<UnlistedAttribute>() is not null).Select(p => p.Name!)) properties.Remove(name);
        foreach (var (_, value) in properties)
        {
            if (value is not JsonObject property) continue;
            if (property["type"] is JsonArray types && types.Select(t => (string?)t).Where(t => t != "null").ToList() is [var one]) property["type"] = one;
            if (property.TryGetPropertyValue("default", out var otherwise) && otherwise is null) property.Remove("default");
        }
        var required = root["required"] as JsonArray ?? [];
        foreach (var name in parameters.Where(p => p.GetCustomAttribute<WantedAttribute>() is not null).Select(p => p.Name!)) required.Add((JsonNode)name);
        if (required.Count > 0 && required.Parent is null) root["required"] = required;
        using var document = JsonDocument.Parse(root.ToJsonString());
        return document.RootElement.Clone();
    }
}
