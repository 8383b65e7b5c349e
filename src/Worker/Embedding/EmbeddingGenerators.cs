using System.ClientModel;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;
using TotalMemory.Settings;

namespace TotalMemory.Worker.Embedding;

/// <summary>Creates the encoder that the settings name.</summary>
internal static class EmbeddingGenerators
{
    /// <summary>The built-in model's folder, beside the executable.</summary>
    public static string BuiltInFolder { get; } = Path.Combine(AppContext.BaseDirectory, "model");

    /// <exception cref="InvalidDataException">The built-in model's files are missing or damaged.</exception>
    /// <exception cref="InvalidOperationException">The settings are incomplete or invalid; the message says what to do.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingSettings s, string? folder = null) =>
        s.Provider switch
        {
            "builtin" => BuiltIn(folder ?? BuiltInFolder),
            "ollama" => Ollama(s),
            "openai" => OpenAI(s),
            _ => throw new InvalidOperationException(
                $"'{s.Provider}' is no provider of embeddings. Known: {string.Join(", ", EmbeddingSettings.Providers)}."
            ),
        };

    // Each in its own method, so that the libraries of the others are not loaded.
    private static OllamaApiClient Ollama(EmbeddingSettings s) =>
        new(
            new HttpClient { BaseAddress = s.Endpoint ?? new Uri("http://localhost:11434"), Timeout = TimeSpan.FromSeconds(60) },
            s.Model ?? throw Missing("a model")
        );

    private static IEmbeddingGenerator<string, Embedding<float>> OpenAI(EmbeddingSettings s) =>
        new OpenAIClient(
            new ApiKeyCredential(s.Key() ?? (s.Endpoint is null ? throw Missing("a key") : "none")),
            new OpenAIClientOptions { Endpoint = s.Endpoint, NetworkTimeout = TimeSpan.FromSeconds(60) }
        )
            .GetEmbeddingClient(s.Model ?? throw Missing("a model"))
            .AsIEmbeddingGenerator();

    private static OnnxEmbeddingGenerator BuiltIn(string folder)
    {
        foreach (var file in (ReadOnlySpan<string>)["model.onnx", "vocab.txt"])
            if (!File.Exists(Path.Combine(folder, file)))
                throw new InvalidDataException(
                    $"{Path.Combine(folder, file)} is missing. Install TotalMemory again (install/install.sh, or npx -y "
                        + "totalmemory install)."
                );
        try
        {
            return new OnnxEmbeddingGenerator(folder, EmbeddingSettings.BuiltIn);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                $"{e.Message} Install TotalMemory again (install/install.sh, or npx -y totalmemory install).",
                e
            );
        }
    }

    private static InvalidOperationException Missing(string what) =>
        new($"The encoder needs {what}: totalmemory embedding PROVIDER --model NAME");
}
