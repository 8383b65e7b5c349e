using System.Text.Json.Nodes;
using TotalMemory.Extraction.Reading;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Benchmarks;

/// <summary>A folder of readers, each with the repositories that it was not trained on: only those may it judge here.</summary>
internal sealed class FoldReaders : IDisposable
{
    private readonly Dictionary<string, IReader> byRepository = new(StringComparer.Ordinal);
    private readonly List<OnnxReader> trained = [];

    public FoldReaders(string folder)
    {
        foreach (var model in Directory.EnumerateFiles(folder, "*.onnx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var reader = new OnnxReader(
                model,
                Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"),
                TimeProvider.System,
                threads: 2
            );
            trained.Add(reader);
            var remembering = Readers.Choose(reader, Cache(reader.Version));
            foreach (var repository in JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(model, ".json")))!["held_out"]!.AsArray())
                byRepository[(string)repository!] = remembering;
        }
    }

    /// <summary>The reader that does not know a repository; structure alone where there is none.</summary>
    public IReader For(string repository) => byRepository.GetValueOrDefault(repository, StructureReader.Instance);

    public Dictionary<ReadingUnit, Judgement> Judge(string repository, ReadingUnits units)
    {
        List<ReadingUnit> all = [.. units.Messages, .. units.Sentences, .. units.Calls];
        var judged = For(repository).Judge(all);
        var found = new Dictionary<ReadingUnit, Judgement>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < all.Count; i++)
            found[all[i]] = judged[i];
        return found;
    }

    public void Dispose() => trained.ForEach(t => t.Dispose());

    // Judgements outlive the run: what is made of them can be tried again at once.
    private static Database Cache(string version) => new(new MemoryHome(Path.Combine(Path.GetTempPath(), "tm-judgements", version)));
}
