using TotalMemory.Tests.Support;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Tests.Worker.Embedding;

/// <summary>A model is its graph; its weights stay in their file.</summary>
public sealed class MappedModelTests : IDisposable
{
    private static readonly string Encoder = Path.Combine(EmbeddingGenerators.BuiltInFolder, "model.onnx");

    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Of_a_model_hardly_more_than_its_graph_is_held()
    {
        foreach (var model in (string[])[Encoder, OnnxReader.BuiltIn])
            Assert.InRange(MappedModel.WithoutWeights(model).Length, 1_000, new FileInfo(model).Length / 20);
    }

    [Fact]
    public async Task It_gives_the_vectors_that_the_whole_file_gives()
    {
        using var mapped = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, "mapped");
        // Weights in another place in the file are the same weights.
        var folder = temp.MakeFolder("moved");
        File.Copy(Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"), Path.Combine(folder, "vocab.txt"));
        // An unknown field in front: every offset is another, and none is a multiple of anything.
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), [0xFA, 0x01, 0x05, 1, 2, 3, 4, 5, .. File.ReadAllBytes(Encoder)]);
        using var moved = new OnnxEmbeddingGenerator(folder, "moved");
        string[] texts = ["a word", "the build fails because the port is taken", "商店 🛒"];
        var cancel = TestContext.Current.CancellationToken;
        var (one, other) = (
            await mapped.GenerateAsync(texts, cancellationToken: cancel),
            await moved.GenerateAsync(texts, cancellationToken: cancel)
        );
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(one[i].Vector.ToArray(), other[i].Vector.ToArray());
    }

    [Fact]
    public void A_damaged_file_is_said_to_be_one_wherever_it_is_cut()
    {
        var bytes = File.ReadAllBytes(OnnxReader.BuiltIn);
        var random = new Random(11);
        for (var n = 0; n < 40; n++)
        {
            var path = Path.Combine(temp.Folder, $"{n}.onnx");
            File.WriteAllBytes(path, n < 20 ? bytes[..random.Next(bytes.Length)] : [.. bytes.AsSpan(random.Next(4_000), 3_000)]);
            try
            {
                Assert.NotEmpty(MappedModel.WithoutWeights(path));
            }
            catch (InvalidDataException) { } // Cut between two fields, it is a smaller message; the runtime then says what is missing.
        }
        Assert.Throws<InvalidDataException>(() => MappedModel.WithoutWeights(temp.Write("empty.onnx", "")));
    }
}
