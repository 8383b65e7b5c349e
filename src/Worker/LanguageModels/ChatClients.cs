using Microsoft.Extensions.AI;
using TotalMemory.Distilling;
using TotalMemory.Settings;
using TotalMemory.Worker.LanguageModels.Agents;
using TotalMemory.Worker.LanguageModels.Protocols;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>Creates the client that the settings name.</summary>
internal static class ChatClients
{
    private const string NoKey = "none"; // Local servers ignore it.

    /// <exception cref="InvalidOperationException">The settings are incomplete or invalid; the message says what to do.</exception>
    public static IChatClient Create(LanguageModelSettings s) =>
        s.Provider switch
        {
            "ollama" => new ServiceChatClient(
                Service(s.Endpoint ?? new Uri("http://localhost:11434")),
                new OllamaProtocol(),
                s.Model ?? throw Missing("a model", "--model qwen3:8b")
            ),
            "openai" => new ServiceChatClient(
                Service(s.Endpoint ?? OpenAIProtocol.Service, new() { ["Authorization"] = $"Bearer {OpenAIKey(s)}" }),
                new OpenAIProtocol(),
                s.Model ?? throw Missing("a model", "--model NAME")
            ),
            "anthropic" => new ServiceChatClient(
                Service(s.Endpoint ?? AnthropicProtocol.Service, AnthropicProtocol.Headers(AnthropicKey(s))),
                new AnthropicProtocol(),
                s.Model ?? "claude-haiku-4-5"
            ),
            _ when AgentPrograms.Named(s.Provider) is { } agent => new AgentChatClient(agent, s.Model),
            _ => throw new InvalidOperationException(
                $"'{s.Provider}' is no provider. Known: {string.Join(", ", LanguageModelProviders.All)}."
            ),
        };

    // The caller has the deadline.
    private static ModelService Service(Uri address, Dictionary<string, string>? headers = null) =>
        new(address, Timeout.InfiniteTimeSpan, headers);

    private static string OpenAIKey(LanguageModelSettings s) =>
        s.Key() ?? (s.Endpoint is null ? throw Missing("a key", "--key-variable OPENAI_API_KEY or --key-file PATH") : NoKey);

    private static string AnthropicKey(LanguageModelSettings s) =>
        s.Key() ?? throw Missing("a key", "--key-variable ANTHROPIC_API_KEY or --key-file PATH");

    private static InvalidOperationException Missing(string what, string option) =>
        new($"The language model needs {what}: totalmemory llm PROVIDER {option}");
}
