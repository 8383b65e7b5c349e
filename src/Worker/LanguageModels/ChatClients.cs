using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;
using TotalMemory.Distilling;
using TotalMemory.Settings;
using TotalMemory.Worker.LanguageModels.Agents;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>Creates the client that the settings name.</summary>
internal static class ChatClients
{
    private const string NoKey = "none"; // The client library requires a key; local servers ignore it.

    /// <exception cref="InvalidOperationException">The settings are incomplete or invalid; the message says what to do.</exception>
    public static IChatClient Create(LanguageModelSettings s) =>
        s.Provider switch
        {
            "ollama" => new OllamaApiClient(
                new HttpClient { BaseAddress = s.Endpoint ?? new Uri("http://localhost:11434"), Timeout = Timeout.InfiniteTimeSpan },
                s.Model ?? throw Missing("a model", "--model qwen3:8b")
            ),
            "openai" => new OpenAIClient(
                new ApiKeyCredential(
                    s.Key() ?? (s.Endpoint is null ? throw Missing("a key", "--key-variable OPENAI_API_KEY or --key-file PATH") : NoKey)
                ),
                new OpenAIClientOptions { Endpoint = s.Endpoint, RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) }
            )
                .GetChatClient(s.Model ?? throw Missing("a model", "--model NAME"))
                .AsIChatClient(),
            "anthropic" => new AnthropicClient(
                new Anthropic.Core.ClientOptions
                {
                    ApiKey = s.Key() ?? throw Missing("a key", "--key-variable ANTHROPIC_API_KEY or --key-file PATH"),
                    BaseUrl = s.Endpoint?.ToString().TrimEnd('/') ?? "https://api.anthropic.com",
                    MaxRetries = 0,
                }
            ).AsIChatClient(s.Model ?? "claude-haiku-4-5"),
            _ when AgentPrograms.Named(s.Provider) is { } agent => new AgentChatClient(agent, s.Model),
            _ => throw new InvalidOperationException(
                $"'{s.Provider}' is no provider. Known: {string.Join(", ", LanguageModelProviders.All)}."
            ),
        };

    private static InvalidOperationException Missing(string what, string option) =>
        new($"The language model needs {what}: totalmemory llm PROVIDER {option}");
}
