using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Protocols;

/// <summary>Anthropic's Messages API, as the maker's own client speaks it (13.12.0: headers and body were compared).</summary>
internal sealed class AnthropicProtocol : IChatProtocol
{
    public static readonly Uri Service = new("https://api.anthropic.com");

    /// <summary>The API demands a limit. Chosen: as the maker's client.</summary>
    private const int UsualAnswer = 1_024;

    public string Path => "/v1/messages";

    public static Dictionary<string, string> Headers(string key) =>
        new() { ["Authorization"] = $"Bearer {key}", ["anthropic-version"] = "2026-10-21" };

    // The maker's client sends no temperature: newer models refuse it.
    public JsonObject Question(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var question = new JsonObject
        {
            ["max_tokens"] = options?.MaxOutputTokens ?? UsualAnswer,
            ["model"] = model,
            ["messages"] = ChatWords.List(messages.Where(m => m.Role != ChatRole.System)),
        };
        var system = string.Join('\n', messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        if (system.Length > 0)
            question["system"] = system;
        if (ChatWords.Schema(options) is { } schema)
            question["output_config"] = new JsonObject
            {
                ["format"] = new JsonObject { ["type"] = "json_schema", ["schema"] = WithoutLimits(schema) },
            };
        return question;
    }

    public ChatResponse Read(JsonElement answer)
    {
        var parts = answer.GetProperty("content").EnumerateArray().Where(p => p.GetProperty("type").GetString() == "text");
        var usage = answer.GetProperty("usage");
        return ChatWords.Answer(
            string.Concat(parts.Select(p => p.GetProperty("text").GetString())),
            usage.GetProperty("input_tokens").GetInt64(),
            usage.GetProperty("output_tokens").GetInt64()
        );
    }

    // The service refuses a schema that limits the length of a list.
    private static JsonNode WithoutLimits(JsonNode schema)
    {
        if (schema is not JsonObject part)
            return schema;
        part.Remove("maxItems");
        foreach (var inner in part.Select(p => p.Value).OfType<JsonObject>())
            WithoutLimits(inner);
        return part;
    }
}
