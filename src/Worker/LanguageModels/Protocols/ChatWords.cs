using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Protocols;

/// <summary>What the protocols have in common.</summary>
internal static class ChatWords
{
    public static JsonArray List(IEnumerable<ChatMessage> messages) =>
        new([.. messages.Select(m => new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]);

    /// <summary>The schema that the answer must follow; null when there is none.</summary>
    public static JsonNode? Schema(ChatOptions? options) =>
        options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? JsonNode.Parse(schema.GetRawText()) : null;

    public static ChatResponse Answer(string? text, long? input, long? output) =>
        new(new ChatMessage(ChatRole.Assistant, text ?? ""))
        {
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output },
        };
}
