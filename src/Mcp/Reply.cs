using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>
/// An answer: compact text that carries everything, and the same as structured content, beside what a program wants of it. Both clients
/// show the model the structured content <i>instead of</i> the text, so the text stands in it, too.
/// </summary>
internal static class Reply
{
    public static CallToolResult Create(
        string text,
        IEnumerable<long>? ids = null,
        params ReadOnlySpan<(string Name, JsonNode? Value)> more
    )
    {
        var structured = new JsonObject { ["text"] = text };
        if (ids is not null)
            structured["ids"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]);
        foreach (var (name, value) in more)
            structured[name] = value;
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = text }],
            StructuredContent = JsonSerializer.SerializeToElement(structured, ToolJson.Default.JsonObject),
        };
    }

    /// <summary>The answer as it leaves: whatever a tool put into it, every text is made safe.</summary>
    public static CallToolResult Safe(CallToolResult result)
    {
        foreach (var block in result.Content.OfType<TextContentBlock>())
            block.Text = SafeText.Fenced(block.Text);
        if (result.StructuredContent is { } structured)
            result.StructuredContent = JsonDocument.Parse(SafeJson.Clean(structured)).RootElement;
        return result;
    }
}
