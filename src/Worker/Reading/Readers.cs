using TotalMemory.Extraction.Reading;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Worker.Reading;

/// <summary>Chooses the reader that this installation has.</summary>
internal static class Readers
{
    /// <summary>The trained one; null when its files are missing or damaged.</summary>
    public static OnnxReader? Trained(int threads = 1)
    {
        if (!File.Exists(OnnxReader.BuiltIn))
            return null;
        try
        {
            return new OnnxReader(
                OnnxReader.BuiltIn,
                Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"),
                TimeProvider.System,
                threads
            );
        }
        catch (InvalidDataException)
        {
            return null; // Doctor says so; structure reads meanwhile.
        }
    }

    /// <summary>The trained one with its memory of what it judged and with structure's opinion, or structure alone.</summary>
    public static IReader Choose(IReader? trained, Database database) =>
        trained is null ? StructureReader.Instance : new SecondOpinion(new RememberingReader(trained, database));
}
