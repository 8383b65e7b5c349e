using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Protocols;

/// <summary>How a service is asked, and how it answers. Pure.</summary>
internal interface IChatProtocol
{
    /// <summary>Below the service's address.</summary>
    string Path { get; }

    JsonObject Question(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options);

    /// <summary>Throws what JSON's reading throws when the answer is none.</summary>
    ChatResponse Read(JsonElement answer);
}
