using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using TotalMemory.Worker.LanguageModels;

namespace TotalMemory.Worker.Embedding;

/// <summary>An encoder that a service offers.</summary>
/// <param name="path">Below the service's address.</param>
/// <param name="read">The vectors in an answer, in the order of the texts.</param>
internal sealed class ServiceEmbeddings(ModelService service, string model, string path, Func<JsonElement, IReadOnlyList<float[]>> read)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Ollama's <c>/api/embed</c>.</summary>
    public static ServiceEmbeddings Ollama(ModelService service, string model) =>
        new(service, model, "/api/embed", a => [.. a.GetProperty("embeddings").EnumerateArray().Select(Numbers)]);

    /// <summary>OpenAI's, which many services speak.</summary>
    public static ServiceEmbeddings OpenAI(ModelService service, string model) =>
        new(
            service,
            model,
            "/embeddings",
            a => [.. a.GetProperty("data").EnumerateArray().OrderBy(Index).Select(d => Numbers(d.GetProperty("embedding")))]
        );

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var texts = values.Select(t => (JsonNode?)JsonValue.Create(t)).ToArray();
        var question = new JsonObject { ["model"] = model, ["input"] = new JsonArray(texts) };
        var vectors = await service.AskAsync(path, question, read, cancellationToken);
        return vectors.Count == texts.Length
            ? [.. vectors.Select(v => new Embedding<float>(v))]
            : throw new InvalidOperationException($"{model} made {vectors.Count} vectors of {texts.Length} texts.");
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => service.Dispose();

    private static int Index(JsonElement part) => part.TryGetProperty("index", out var index) ? index.GetInt32() : 0;

    // Some services send the numbers' bytes as base64 whatever they are asked for.
    private static float[] Numbers(JsonElement vector) =>
        vector.ValueKind == JsonValueKind.String
            ? MemoryMarshal.Cast<byte, float>(vector.GetBytesFromBase64()).ToArray()
            : [.. vector.EnumerateArray().Select(n => n.GetSingle())];
}
