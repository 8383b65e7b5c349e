using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// A BERT-like sentence encoder from an ONNX file: WordPiece, mean pooling over the attention mask, unit length.
/// Texts longer than <see cref="MostTokens"/> are cut; callers split longer ones into windows.
/// </summary>
internal sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int MostTokens = 256;

    /// <summary>Tokens in one run of the model, padding included; more only cost memory (chosen).</summary>
    private const int MostTokensAtOnce = 1_024;

    private readonly InferenceSession session;
    private readonly WordPiece tokenizer;
    private readonly EmbeddingGeneratorMetadata metadata;

    /// <param name="folder">The folder that contains <c>model.onnx</c> and <c>vocab.txt</c>.</param>
    /// <exception cref="InvalidDataException">The files are damaged or are not such a model.</exception>
    public OnnxEmbeddingGenerator(string folder, string modelId, int threads = 1)
    {
        try
        {
            session = MappedModel.Open(Path.Combine(folder, "model.onnx"), threads);
            tokenizer = new WordPiece(Path.Combine(folder, "vocab.txt"));
            Dimensions = session.OutputMetadata.First().Value.Dimensions[^1];
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException)
        {
            throw new InvalidDataException($"{folder} holds no usable model: {e.Message}", e);
        }
        metadata = new EmbeddingGeneratorMetadata("onnx", null, modelId, Dimensions);
    }

    public int Dimensions { get; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var texts = values.Select((text, index) => (Ids: tokenizer.Encode(text, MostTokens), index)).ToList();
        var result = new Embedding<float>[texts.Count];
        // Texts of similar length go together, because padding wastes work.
        foreach (var batch in Batches(texts.OrderBy(t => t.Ids.Count)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vectors = Run([.. batch.Select(b => b.Ids)]);
            for (var i = 0; i < batch.Count; i++)
                result[batch[i].index] = new Embedding<float>(vectors[i]) { ModelId = metadata.DefaultModelId };
        }
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(result));
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose() => session.Dispose();

    // The texts are sorted by length, so the last one of a batch decides how far the others are padded.
    private static IEnumerable<List<(List<int> Ids, int index)>> Batches(IEnumerable<(List<int> Ids, int index)> texts)
    {
        var batch = new List<(List<int> Ids, int index)>();
        foreach (var text in texts)
        {
            if (batch.Count > 0 && (batch.Count + 1) * text.Ids.Count > MostTokensAtOnce)
            {
                yield return batch;
                batch = [];
            }
            batch.Add(text);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private float[][] Run(List<int>[] batch)
    {
        var length = batch.Max(b => b.Count);
        var ids = new long[batch.Length * length];
        var mask = new long[ids.Length];
        for (var i = 0; i < batch.Length; i++)
        for (var j = 0; j < batch[i].Count; j++)
        {
            ids[i * length + j] = batch[i][j];
            mask[i * length + j] = 1;
        }
        long[] shape = [batch.Length, length];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typesValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);
        foreach (var name in session.InputNames)
            inputs[name] = name switch
            {
                "attention_mask" => maskValue,
                "token_type_ids" => typesValue,
                _ => idsValue,
            };
        using var options = new RunOptions();
        using var outputs = session.Run(options, inputs, [session.OutputNames[0]]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        var vectors = new float[batch.Length][];
        for (var i = 0; i < batch.Length; i++)
        {
            var sum = new float[Dimensions];
            for (var j = 0; j < batch[i].Count; j++)
                TensorPrimitives.Add(sum, states.Slice((i * length + j) * Dimensions, Dimensions), sum);
            TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum) is > 0 and var norm ? norm : 1, sum);
            vectors[i] = sum;
        }
        return vectors;
    }
}
