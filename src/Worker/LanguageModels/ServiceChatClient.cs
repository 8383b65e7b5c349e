using Microsoft.Extensions.AI;
using TotalMemory.Worker.LanguageModels.Protocols;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>A language model that a service offers: text in, text out. The caller sets the deadline.</summary>
internal sealed class ServiceChatClient(ModelService service, IChatProtocol protocol, string model) : WholeAnswerClient
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => service.AskAsync(protocol.Path, protocol.Question(model, [.. messages], options), protocol.Read, cancellationToken);

    public override void Dispose() => service.Dispose();
}
