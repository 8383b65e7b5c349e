using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>How well the real store and recaller find, beside their rivals in the same run with the same encoder.</summary>
internal static class RecallQuality
{
    private static readonly string[] Names = ["TotalMemory", "BM25", "dense", "BM25+dense RRF"];

    public static Command Command()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Benchmarks in JSON: [{id, docs, queries}], or LongMemEval's own files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var official = new Option<bool>("--official") { Description = "LongMemEval's official selection of questions." };
        var k = new Option<int>("-k") { DefaultValueFactory = _ => 10 };
        var command = new Command(
            "recall-quality",
            "R@5, R@10, nDCG@10 and MRR of recall, beside BM25, dense and their reciprocal-rank fusion."
        )
        {
            files,
            official,
            k,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var generator = new OnnxEmbeddingGenerator(
                    EmbeddingGenerators.BuiltInFolder,
                    EmbeddingSettings.BuiltIn,
                    Environment.ProcessorCount
                );
                foreach (var file in parsed.GetValue(files)!)
                    await RunAsync(file, parsed.GetValue(official), generator, cancel);
                return 0;
            }
        );
        return command;
    }

    private static async Task RunAsync(string file, bool official, OnnxEmbeddingGenerator generator, CancellationToken cancel)
    {
        var scores = Names.Select(_ => new List<(string Category, RetrievalScore Score)>()).ToArray();
        var watch = new Stopwatch();
        using var stream = File.OpenRead(file);
        foreach (var set in RetrievalSets.Read(stream, official))
        {
            var folder = Directory.CreateTempSubdirectory("tm-quality-").FullName;
            try
            {
                var memory = new MemoryServices(
                    new MemoryHome(folder),
                    TimeProvider.System,
                    db => new LocalSemanticSearch(db, generator, EmbeddingSettings.BuiltIn)
                );
                var names = Fill(memory, set);
                await new EmbeddingRun(memory.Database).RunAsync(generator, EmbeddingSettings.BuiltIn, int.MaxValue, cancel);
                var whole = await generator.GenerateAsync(set.Documents.Select(d => d.Text), cancellationToken: cancel);
                var rivals = new Rivals([.. set.Documents.Select(d => d.Text)], [.. whole.Select(w => w.Vector)]);
                var ids = set.Documents.Select(d => d.Id).ToList();
                foreach (var q in set.Questions)
                {
                    watch.Start();
                    var ours = await memory.Recall.RecallAsync(new RecallQuery { Text = q.Text, Limit = 10 }, cancel: cancel);
                    watch.Stop();
                    scores[0].Add((q.Category, RetrievalScore.Of([.. ours.Hits.Select(h => names[h.Record.Id])], q.Gold)));
                    var (bm25, dense) = (
                        rivals.Bm25(q.Text),
                        rivals.Dense((await generator.GenerateAsync([q.Text], cancellationToken: cancel))[0].Vector)
                    );
                    foreach (var (i, s) in new[] { (1, bm25), (2, dense), (3, Rivals.ReciprocalRanks(bm25, dense)) })
                        scores[i].Add((q.Category, RetrievalScore.Of(Top(ids, s), q.Gold)));
                }
            }
            finally
            {
                MemoryConnection.CloseIdle();
                Directory.Delete(folder, recursive: true);
            }
        }
        Print(Path.GetFileName(file), scores, watch.Elapsed.TotalMilliseconds / Math.Max(1, scores[0].Count));
    }

    // As records of the store; the near-duplicate test is left out, since every document counts by itself here.
    private static Dictionary<long, string> Fill(MemoryServices memory, RetrievalSet set) =>
        memory.Database.Write(c =>
        {
            var now = TimeProvider.System.GetUtcNow();
            c.Projects.Touch(new ProjectIdentity("set", "set", "", null), now);
            var names = new Dictionary<long, string>();
            foreach (var (id, text) in set.Documents)
            {
                var draft = new Draft
                {
                    Type = RecordType.Episode,
                    Kind = "document",
                    Text = Utf8Text.Cap(text, 64 * 1024),
                    Origin = Origin.User,
                };
                names[c.Records.Insert(draft, "set", id, TermsStore.Extract(draft), now, now, now)] = id;
            }
            return names;
        });

    private static List<string> Top(List<string> ids, double[] scores) =>
        [.. Enumerable.Range(0, ids.Count).OrderByDescending(i => scores[i]).Take(10).Select(i => ids[i])];

    private static void Print(string name, List<(string Category, RetrievalScore Score)>[] scores, double milliseconds)
    {
        Console.WriteLine($"\n{name}: {scores[0].Count} questions, {milliseconds:0.0} ms each (TotalMemory, query embedding included)");
        Console.WriteLine(
            $"{"", -18}{"R@5", 8}{"R@10", 8}{"any@5", 8}{"all@5", 8}{"any@10", 8}{"all@10", 8}{"nDCG@5", 8}{"nDCG@10", 9}{"MRR", 8}"
        );
        for (var i = 0; i < Names.Length; i++)
            Row(Names[i], [.. scores[i].Select(s => s.Score)]);
        foreach (var category in scores[0].Select(s => s.Category).Distinct().Order(StringComparer.Ordinal))
            if (scores[0].Any(s => s.Category != category))
                Row("  " + category, [.. scores[0].Where(s => s.Category == category).Select(s => s.Score)]);
    }

    private static void Row(string name, List<RetrievalScore> s) =>
        Console.WriteLine(
            $"{(name.Length > 17 ? name[..17] : name), -18}{s.Average(x => x.Recall5), 8:.000}{s.Average(x => x.Recall10), 8:.000}"
                + $"{s.Average(x => x.Any5), 8:.000}{s.Average(x => x.All5), 8:.000}{s.Average(x => x.Any10), 8:.000}"
                + $"{s.Average(x => x.All10), 8:.000}{s.Average(x => x.Ndcg5), 8:.000}{s.Average(x => x.Ndcg10), 9:.000}"
                + $"{s.Average(x => x.ReciprocalRank), 8:.000}"
        );
}
