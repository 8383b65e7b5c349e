using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Protocols;

/// <summary>OpenAI's chat completions, which many services speak.</summary>
internal sealed class OpenAIProtocol : IChatProtocol
{
    public static readonly Uri Service = new("https://api.openai.com/v1");

    public string Path => "/chat/completions";

    public JsonObject Question(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var question = new JsonObject { ["model"] = model, ["messages"] = ChatWords.List(messages) };
        if (options?.Temperature is { } temperature)
            question["temperature"] = temperature;
        if (options?.MaxOutputTokens is { } most)
            question["max_completion_tokens"] = most;
        if (ChatWords.Schema(options) is { } schema)
            question["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = NameOf(options), ["schema"] = schema },
            };
        return question;
    }

    public ChatResponse Read(JsonElement answer)
    {
        var text = answer.GetProperty("choices").EnumerateArray().First().GetProperty("message").GetProperty("content").GetString();
        return answer.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? ChatWords.Answer(text, usage.GetProperty("prompt_tokens").GetInt64(), usage.GetProperty("completion_tokens").GetInt64())
            : ChatWords.Answer(text, null, null);
    }

    private static string NameOf(ChatOptions? options) => (options?.ResponseFormat as ChatResponseFormatJson)?.SchemaName ?? "answer";
}
