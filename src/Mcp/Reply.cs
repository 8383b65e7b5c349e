using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>
/// An answer: compact text with everything, and structured content with the same text and a few values for programs. Both clients show
/// the model the structured content <i>instead of</i> the text, so it contains the text, too.
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

    /// <summary>The answer with every text sanitized (<see cref="SafeText"/>).</summary>
    public static CallToolResult Safe(CallToolResult result)
    {
        foreach (var block in result.Content.OfType<TextContentBlock>())
            block.Text = SafeText.Fenced(block.Text);
        if (result.StructuredContent is { } structured)
            result.StructuredContent = JsonDocument.Parse(SafeJson.Clean(structured)).RootElement;
        return result;
    }
}
