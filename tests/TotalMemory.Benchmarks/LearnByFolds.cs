using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using TotalMemory.Extraction.Reading;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>
/// Learns from labelled sessions, each with a reader that was not trained on its people, and writes what the scoring tools want:
/// an export and the briefings.
/// </summary>
internal static class LearnByFolds
{
    public static Command Command()
    {
        var labels = new Argument<string>("labels") { Description = "Folder of labels, one .jsonl a session." };
        var transcripts = new Argument<string>("transcripts") { Description = "Folder of transcripts, named as the labels." };
        var output = new Argument<string>("out") { Description = "Folder to write export.jsonl and briefs/ to." };
        var readers = new Option<string?>("--readers") { Description = "Folder of fold readers; without it, structure alone reads." };
        var again = new Option<bool>("--again") { Description = "Reads nothing: rules and briefings anew from what is there." };
        var command = new Command("learn", "Learns from labelled sessions with readers that do not know them.")
        {
            labels,
            transcripts,
            output,
            readers,
            again,
        };
        command.SetAction(p =>
        {
            var to = p.GetValue(output)!;
            var home = new MemoryHome(Path.Combine(Path.GetFullPath(to), "home"));
            if (!p.GetValue(again))
                Read(home, p.GetValue(labels)!, p.GetValue(transcripts)!, p.GetValue(readers));
            Publish(home, to);
            return 0;
        });
        return command;
    }

    private static void Read(MemoryHome home, string labels, string transcripts, string? readers)
    {
        if (Directory.Exists(home.Root))
            Directory.Delete(home.Root, recursive: true);
        using var folds = readers is null ? null : new FoldReaders(readers);
        var watch = Stopwatch.StartNew();
        var memories = new Dictionary<IReader, MemoryServices>(ReferenceEqualityComparer.Instance);
        foreach (var session in Sessions(labels, transcripts))
        {
            var reader = folds?.For(session.Repository) ?? StructureReader.Instance;
            if (!memories.TryGetValue(reader, out var memory))
                memories[reader] = memory = new MemoryServices(home, TimeProvider.System, null, _ => reader);
            memory.Transcripts.Take(session.File);
        }
        Console.WriteLine($"learned in {watch.Elapsed.TotalSeconds:0} s");
    }

    private sealed record Labelled(string Repository, string File);

    private static IEnumerable<Labelled> Sessions(string labels, string transcripts)
    {
        var files = Directory
            .EnumerateFiles(transcripts, "*.jsonl", SearchOption.AllDirectories)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(labels, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var first = JsonNode.Parse(File.ReadLines(path).First())!;
            if ((string?)first["row"] == "session" && files.TryGetValue((string)first["session"]!, out var file))
                yield return new Labelled((string)first["repo"]!, file);
        }
    }

    private static void Publish(MemoryHome home, string output)
    {
        var memory = new MemoryServices(home, TimeProvider.System);
        memory.Publishing.Review([Reminder.Everywhere], judgeAll: true);
        // What is asked for again and again is found by meaning, as in the worker.
        using (var encoder = EmbeddingGenerators.Create(new EmbeddingSettings(), EmbeddingGenerators.BuiltInFolder))
            if (memory.AskEmbedding.RunAsync(encoder, "bench", int.MaxValue, CancellationToken.None).GetAwaiter().GetResult() > 0)
                memory.Publishing.Review([Reminder.Everywhere], judgeAll: true);
        using (var writer = new StreamWriter(Path.Combine(output, "export.jsonl")))
            memory.Export.Write(writer);
        var briefs = Path.Combine(output, "briefs");
        if (Directory.Exists(briefs))
            Directory.Delete(briefs, recursive: true);
        Directory.CreateDirectory(briefs);
        foreach (var file in Directory.EnumerateFiles(home.Root, "*.md", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(briefs, Path.GetFileName(file)), overwrite: true);
    }
}
