using Microsoft.Extensions.AI;
using TotalMemory.Settings;
using TotalMemory.Worker.LanguageModels;
using TotalMemory.Worker.LanguageModels.Protocols;

namespace TotalMemory.Worker.Embedding;

/// <summary>Creates the encoder that the settings name.</summary>
internal static class EmbeddingGenerators
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60); // chosen: a server may have to load its model

    /// <summary>The built-in model's folder.</summary>
    public static string BuiltInFolder => WorkerFolder.ModelFolder;

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

    private static ServiceEmbeddings Ollama(EmbeddingSettings s) =>
        ServiceEmbeddings.Ollama(
            new ModelService(s.Endpoint ?? new Uri("http://localhost:11434"), Timeout),
            s.Model ?? throw Missing("a model")
        );

    private static ServiceEmbeddings OpenAI(EmbeddingSettings s)
    {
        var key = s.Key() ?? (s.Endpoint is null ? throw Missing("a key") : "none");
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" };
        return ServiceEmbeddings.OpenAI(
            new ModelService(s.Endpoint ?? OpenAIProtocol.Service, Timeout, headers),
            s.Model ?? throw Missing("a model")
        );
    }

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
