using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using TotalMemory.Worker.LanguageModels.Protocols;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>A language model that a service offers: text in, text out. The caller sets the deadline.</summary>
internal sealed class ServiceChatClient(ModelService service, IChatProtocol protocol, string model) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => service.AskAsync(protocol.Path, protocol.Question(model, [.. messages], options), protocol.Read, cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => service.Dispose();
}
