using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Protocols;

/// <summary>Ollama's <c>/api/chat</c>.</summary>
internal sealed class OllamaProtocol : IChatProtocol
{
    public string Path => "/api/chat";

    public JsonObject Question(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var settings = new JsonObject();
        if (options?.Temperature is { } temperature)
            settings["temperature"] = temperature;
        if (options?.MaxOutputTokens is { } most)
            settings["num_predict"] = most;
        var question = new JsonObject
        {
            ["model"] = model,
            ["messages"] = ChatWords.List(messages),
            ["options"] = settings,
            ["stream"] = false,
        };
        if (ChatWords.Schema(options) is { } schema)
            question["format"] = schema;
        return question;
    }

    public ChatResponse Read(JsonElement answer) =>
        ChatWords.Answer(
            answer.GetProperty("message").GetProperty("content").GetString(),
            Count(answer, "prompt_eval_count"),
            Count(answer, "eval_count")
        );

    private static long? Count(JsonElement answer, string name) => answer.TryGetProperty(name, out var count) ? count.GetInt64() : null;
}
