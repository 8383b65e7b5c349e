using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Benchmarks;

/// <summary>How long recall takes with many facts, leg by leg, and what the index costs.</summary>
internal static class RecallSpeed
{
    private static readonly string[] Subjects =
    [
        "cart",
        "login",
        "search",
        "deploy script",
        "image resizer",
        "audit log",
        "invoice export",
        "rate limiter",
        "chat widget",
        "session store",
        "price feed",
        "mailer",
        "queue worker",
        "report page",
        "gateway",
        "scheduler",
    ];
    private static readonly string[] Verbs =
    [
        "uses",
        "requires",
        "fails without",
        "was moved to",
        "is tested with",
        "depends on",
        "must not call",
        "returns",
        "is cached by",
        "logs to",
    ];
    private static readonly string[] Objects =
    [
        "redis",
        "postgres",
        "the tenant header",
        "a retry with backoff",
        "docker compose",
        "the staging port",
        "an idempotency key",
        "UTC timestamps",
        "a feature flag",
        "the container registry",
        "signed cookies",
        "the build cache",
    ];

    public static Command Command()
    {
        var facts = new Argument<int>("facts") { Description = "How many facts, in 20 projects." };
        var queries = new Option<int>("--queries") { DefaultValueFactory = _ => 200 };
        var command = new Command("recall-speed", "p50, p95 and p99 of recall per leg and in total, index size and memory.")
        {
            facts,
            queries,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(facts), parsed.GetValue(queries), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int facts, int queries, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tm-speed-").FullName;
        try
        {
            using var generator = new OnnxEmbeddingGenerator(EmbeddingGenerators.BuiltInFolder, EmbeddingSettings.BuiltIn);
            LocalSemanticSearch? semantic = null;
            var memory = new MemoryServices(
                new MemoryHome(folder),
                TimeProvider.System,
                db => semantic = new LocalSemanticSearch(db, generator, EmbeddingSettings.BuiltIn)
            );
            var words = new MemoryServices(new MemoryHome(folder), TimeProvider.System, _ => new NoSemanticSearch("left out"));
            var random = new Random(1);
            var texts = Enumerable.Range(0, facts).Select(i => Sentence(random, i)).ToList();
            Fill(memory, texts);
            var before = new FileInfo(memory.Home.Database).Length;
            await EmbedAsync(memory, generator, texts, random, cancel);
            MemoryConnection.CloseIdle();
            Console.WriteLine(
                $"{facts:N0} facts: database {new FileInfo(memory.Home.Database).Length / 1e6:0.0} MB, of it vectors "
                    + $"{(new FileInfo(memory.Home.Database).Length - before) / (double)facts:0} bytes a fact"
            );
            var asked = Enumerable.Range(0, queries + 10).Select(_ => Question(random)).ToList();
            var load = Stopwatch.StartNew();
            await memory.Recall.RecallAsync(new RecallQuery { Text = "warm", Project = "p1" }, cancel: cancel);
            Console.WriteLine(
                $"index loaded in {load.ElapsedMilliseconds} ms, {semantic!.Count:N0} vectors; memory "
                    + $"{Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB (model and all vectors included)"
            );
            Console.WriteLine($"{"", -28}{"p50", 8}{"p95", 8}{"p99", 8} ms");
            await PrintAsync(
                "words alone, one project",
                asked,
                q => words.Recall.RecallAsync(new RecallQuery { Text = q, Project = "p7" })
            );
            await PrintAsync("words alone, all projects", asked, q => words.Recall.RecallAsync(new RecallQuery { Text = q }));
            await PrintAsync("query embedding", asked, q => generator.GenerateAsync([q]));
            await PrintAsync("total, one project", asked, q => memory.Recall.RecallAsync(new RecallQuery { Text = q, Project = "p7" }));
            await PrintAsync("total, all projects", asked, q => memory.Recall.RecallAsync(new RecallQuery { Text = q }));
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string Sentence(Random r, int i) =>
        $"The {Subjects[r.Next(Subjects.Length)]} {Verbs[r.Next(Verbs.Length)]} {Objects[r.Next(Objects.Length)]} when "
        + $"{Subjects[r.Next(Subjects.Length)]}{r.Next(40)} runs in region-{r.Next(200)} since build {i}.";

    internal static string Question(Random r) =>
        $"what does the {Subjects[r.Next(Subjects.Length)]} need for {Objects[r.Next(Objects.Length)]} in region-{r.Next(200)}?";

    internal static void Fill(MemoryServices memory, List<string> texts, int projects = 20)
    {
        var now = TimeProvider.System.GetUtcNow();
        memory.Database.Write(c =>
        {
            for (var p = 0; p < projects; p++)
                c.Projects.Touch(new ProjectIdentity($"p{p}", $"p{p}", "", null), now);
        });
        foreach (var part in texts.Index().Chunk(20_000))
            memory.Database.Write(c =>
            {
                foreach (var (i, text) in part)
                {
                    var draft = new Draft
                    {
                        Type = RecordType.Fact,
                        Kind = FactKinds.Fact,
                        Text = text,
                        Origin = Origin.User,
                    };
                    c.Words.Add(WordStore.Split($"{draft.Text} {draft.Context}"));
                    c.Records.Insert(draft, $"p{i % projects}", Normalized.Identity(text), TermsStore.Extract(draft), now, now, now);
                }
            });
    }

    // The encoder makes the first thousand; the rest are those with noise: search time does not depend on what the numbers mean, and a
    // million real ones take hours.
    internal static async Task EmbedAsync(
        MemoryServices memory,
        OnnxEmbeddingGenerator generator,
        List<string> texts,
        Random random,
        CancellationToken cancel
    )
    {
        var real = Math.Min(1_000, texts.Count);
        await new EmbeddingRun(memory.Database).RunAsync(generator, EmbeddingSettings.BuiltIn, real, cancel);
        var vectors = (await generator.GenerateAsync(texts.Take(real), cancellationToken: cancel)).Select(v => v.Vector.ToArray()).ToList();
        while (true)
        {
            var done = memory.Database.Write(c =>
            {
                var version = c.Vectors.Find(EmbeddingSettings.BuiltIn)!;
                var missing = c.Vectors.Missing(version.Id, 20_000);
                foreach (var (id, text) in missing)
                {
                    var vector = vectors[(int)(id % real)].Select(v => v + (float)(random.NextDouble() - 0.5) * 0.04f).ToArray();
                    c.Vectors.Save(id, text, version.Id, [QuantizedVector.Encode(vector)]);
                }
                return missing.Count;
            });
            if (done == 0)
                return;
        }
    }

    private static async Task PrintAsync(string name, List<string> queries, Func<string, Task> run)
    {
        var times = new List<double>();
        for (var i = 0; i < queries.Count; i++)
        {
            var watch = Stopwatch.StartNew();
            await run(queries[i]);
            if (i >= 10)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{name, -28}{At(0.5), 8:0.0}{At(0.95), 8:0.0}{At(0.99), 8:0.0}");

        double At(double q) => times[Math.Min(times.Count - 1, (int)(q * times.Count))];
    }
}
