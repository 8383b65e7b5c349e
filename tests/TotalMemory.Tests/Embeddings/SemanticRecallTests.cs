using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Worker;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Embeddings;

public sealed class SemanticRecallTests : IDisposable
{
    private const string Version = "words/1";
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Some.Time);
    private readonly WordVectors encoder = new();
    private readonly MemoryServices memory;
    private readonly ProjectIdentity project;

    public SemanticRecallTests()
    {
        memory = new MemoryServices(temp.Home, time, db => new LocalSemanticSearch(db, encoder, Version));
        project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
    }

    public void Dispose() => temp.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private long Save(string text, ProjectIdentity? where = null, Scope scope = Scope.Project, string? branch = null) =>
        memory.Knowledge.Save(where ?? project, Some.Fact(text, scope: scope, branch: branch)).Id;

    private Task<int> EmbedAsync() => new EmbeddingRun(memory.Database).RunAsync(encoder, Version, int.MaxValue, Cancel);

    [Fact]
    public async Task What_shares_no_word_is_found_by_its_meaning()
    {
        for (var i = 0; i < 30; i++)
            Save($"Entry number{i} about topic{i * 7} and area{i * 3}.");
        var wanted = Save("The automobile arrived defect at the yard.");
        await EmbedAsync();
        var result = memory.Recall.Recall(new() { Text = "broken car", Project = project.Id });
        Assert.Null(result.WithoutMeaning);
        Assert.Equal(wanted, result.Hits[0].Record.Id);
        Assert.Equal("meaning", Assert.Single(result.Hits[0].Signals).Name);
    }

    [Fact]
    public async Task Another_process_has_the_worker_recall_and_searches_by_words_alone_without_it()
    {
        for (var i = 0; i < 30; i++)
            Save($"Entry number{i} about topic{i * 7} and area{i * 3}.");
        var wanted = Save("The automobile arrived defect at the yard.");
        Save("The automobile of another project is defect.", ProjectIdentity.Resolve(temp.MakeFolder("api")));
        await EmbedAsync();
        var other = new MemoryServices(temp.Home, time);
        var query = new RecallQuery { Text = "broken car", Project = project.Id };
        using (var worker = new RecallSocket(memory, NullLogger<RecallSocket>.Instance))
        {
            await worker.StartAsync(Cancel);
            Assert.True(
                SpinWait.SpinUntil(() => other.Recall.Recall(query).WithoutMeaning is null, TimeSpan.FromSeconds(10)),
                "the worker listens"
            );
            var (asked, own) = (other.Recall.Recall(query), memory.Recall.Recall(query));
            Assert.Equal(wanted, asked.Hits[0].Record.Id);
            Assert.Equal(
                own.Hits.Select(h => (h.Record.Id, h.Score, h.Signals[0])),
                asked.Hits.Select(h => (h.Record.Id, h.Score, h.Signals[0]))
            );
            Assert.Equal(["autmobile → automobile"], other.Recall.Recall(query with { Text = "autmobile" }).Corrected);
            await worker.StopAsync(Cancel);
        }
        var alone = other.Recall.Recall(query with { Text = "defect yard" });
        Assert.Contains("not running", alone.WithoutMeaning);
        Assert.Equal(wanted, Assert.Single(alone.Hits).Record.Id);
    }

    [Fact]
    public async Task A_long_record_is_found_by_its_end_and_shows_once()
    {
        var id = Save(
            string.Join(' ', Enumerable.Range(0, 180).Select(i => $"filler{i % 40}"))
                + string.Concat(Enumerable.Repeat(" automobile faulty", 25))
        );
        for (var i = 0; i < 20; i++)
            Save($"Entry number{i} about topic{i * 7}.");
        await EmbedAsync();
        var hits = memory.Recall.Recall(new() { Text = "car defect", Project = project.Id }).Hits;
        Assert.Single(hits, h => h.Record.Id == id);
    }

    [Fact]
    public async Task Nothing_shows_outside_its_project_status_branch_or_time_in_any_leg()
    {
        var random = new Random(23);
        var projects = Enumerable.Range(0, 20).Select(i => ProjectIdentity.Resolve(temp.MakeFolder($"p{i}"))).ToList();
        string[] words =
        [
            "car",
            "automobile",
            "broken",
            "defect",
            "tests",
            "specs",
            "docker",
            "netowrk",
            "getUserById",
            "port8080",
            "v1.2.3",
        ];
        for (var i = 0; i < 500; i++)
        {
            time.Advance(TimeSpan.FromMinutes(7));
            var id = Save(
                $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]} note{i} of {words[random.Next(words.Length)]}",
                projects[random.Next(20)],
                random.Next(8) == 0 ? Scope.Global : Scope.Project,
                random.Next(3) == 0 ? $"b{random.Next(3)}" : null
            );
            if (random.Next(6) == 0)
                memory.Knowledge.Forget(id, "test");
            else if (random.Next(6) == 0)
                memory.Knowledge.Correct(id, $"{words[random.Next(words.Length)]} corrected{i}");
            if (i == 250)
                await EmbedAsync();
        }
        await EmbedAsync();
        for (var i = 0; i < 300; i++)
        {
            var query = new RecallQuery
            {
                Text = $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}",
                Project = projects[random.Next(20)].Id,
                Branch = random.Next(2) == 0 ? $"b{random.Next(3)}" : null,
                Kind = random.Next(3) == 0 ? FactKinds.Convention : null,
                Types = random.Next(3) == 0 ? [RecordType.Fact] : null,
                Since = random.Next(3) == 0 ? Some.Time.AddHours(random.Next(50)) : null,
                Until = random.Next(3) == 0 ? Some.Time.AddHours(random.Next(50)) : null,
                Limit = random.Next(1, 60),
                Fusion = random.Next(2) == 0 ? FusionMethod.Calibrated : FusionMethod.ReciprocalRanks,
            };
            var hits = memory.Recall.Recall(query).Hits;
            Assert.True(hits.Count <= query.Limit);
            foreach (var r in hits.Select(h => h.Record))
            {
                Assert.True(r.Project == query.Project || r.Scope == Scope.Global);
                Assert.Equal(RecordStatus.Active, r.Status);
                Assert.True(query.Branch is null || r.Branch is null || r.Branch == query.Branch);
                Assert.True(query.Kind is null || r.Kind == query.Kind);
                Assert.True(query.Since is null || r.Confirmed >= query.Since);
                Assert.True(query.Until is null || r.Created <= query.Until);
            }
        }
    }

    [Fact]
    public async Task A_neighbour_lends_what_it_says_only_to_who_may_see_it()
    {
        for (var i = 0; i < 40; i++)
            Save($"Entry about area{i / 8} and topic{i / 8} number{i}.");
        Save("The vehicle arrived broken.", branch: "b1");
        var next = Save("Take the second car.");
        await EmbedAsync();
        Assert.True(Lent("b1") > Math.Max(0.1, Lent("b2")));

        double Lent(string branch) =>
            memory
                .Recall.Recall(
                    new()
                    {
                        Text = "defect car",
                        Project = project.Id,
                        Branch = branch,
                    }
                )
                .Hits.Single(h => h.Record.Id == next)
                .Signals.Where(l => l.Name == "context")
                .Sum(l => l.Score);
    }

    [Fact]
    public async Task Other_words_get_another_vector()
    {
        for (var i = 0; i < 10; i++)
            Save($"Entry number{i} about topic{i * 7}.");
        var id = Save("The lorry is here.");
        await EmbedAsync();
        var corrected = memory.Knowledge.Correct(id, "The automobile is faulty.")!.New.Id;
        Assert.Equal(1, await EmbedAsync());
        Assert.Equal(corrected, memory.Recall.Recall(new() { Text = "car defect", Project = project.Id }).Hits[0].Record.Id);
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_never_compared()
    {
        Save("The automobile is faulty.");
        await EmbedAsync();
        var other = new MemoryServices(temp.Home, time, db => new LocalSemanticSearch(db, new WordVectors(32), Version));
        var result = other.Recall.Recall(new() { Text = "faulty", Project = project.Id });
        Assert.Contains("dimensions", result.WithoutMeaning);
        Assert.Single(result.Hits);
        await Assert.ThrowsAsync<InvalidDataException>(() =>
        {
            Save("another one");
            return new EmbeddingRun(memory.Database).RunAsync(new WordVectors(32), Version, 10, Cancel);
        });
    }

    [Fact]
    public async Task A_new_encoder_takes_over_when_it_is_complete()
    {
        Save("The automobile is faulty.");
        await EmbedAsync();
        var run = new EmbeddingRun(memory.Database);
        using var larger = new WordVectors(96);
        Assert.Equal(1, await run.RunAsync(larger, "words/2", 100, Cancel));
        var result = new MemoryServices(temp.Home, time, db => new LocalSemanticSearch(db, larger, "words/2")).Recall.Recall(
            new() { Text = "car defect", Project = project.Id }
        );
        Assert.Null(result.WithoutMeaning);
        Assert.Contains(
            "nothing has been embedded",
            memory.Recall.Recall(new() { Text = "car defect faulty", Project = project.Id }).WithoutMeaning
                ?? new MemoryServices(temp.Home, time, db => new LocalSemanticSearch(db, encoder, Version))
                    .Recall.Recall(new() { Text = "faulty", Project = project.Id })
                    .WithoutMeaning!
        );
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("corrupt")]
    [InlineData("no vocabulary")]
    public void Without_a_usable_model_words_still_find_and_the_reason_is_said(string trouble)
    {
        var folder = temp.MakeFolder("model");
        if (trouble != "missing")
            File.WriteAllText(Path.Combine(folder, "model.onnx"), "this is no model");
        if (trouble == "corrupt")
            File.Copy(Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"), Path.Combine(folder, "vocab.txt"));
        Save("The automobile is faulty.");
        using var service = new EmbeddingService(temp.Home, memory.Database, time, folder);
        var broken = new MemoryServices(temp.Home, time, _ => service);
        var result = broken.Recall.Recall(new() { Text = "faulty", Project = project.Id });
        Assert.Single(result.Hits);
        Assert.Contains("install.sh", result.WithoutMeaning);
    }

    [Fact]
    public async Task The_built_in_model_understands_and_leaves_the_memory_when_idle()
    {
        using var service = new EmbeddingService(temp.Home, memory.Database, time);
        var real = new MemoryServices(temp.Home, time, _ => service);
        foreach (
            var text in (string[])
                [
                    "The checkout page shows prices in cents.",
                    "Deployments run on Fridays at noon.",
                    "Logging goes to stdout in JSON.",
                    "The mascot is a penguin.",
                    "Passwords are hashed with argon2.",
                ]
        )
            Save(text);
        Assert.Equal(5, await service.EmbedAsync(100, Cancel));
        var result = real.Recall.Recall(new() { Text = "how do we store user credentials safely?", Project = project.Id });
        Assert.Null(result.WithoutMeaning);
        Assert.StartsWith("Passwords", result.Hits[0].Record.Text);
        Assert.True(service.IsLoaded);
        service.Rest();
        Assert.True(service.IsLoaded);
        time.Advance(EmbeddingService.Idle + TimeSpan.FromMinutes(1));
        service.Rest();
        Assert.False(service.IsLoaded);
    }

    [Fact]
    public async Task Nothing_is_loaded_while_nothing_is_to_be_embedded_and_what_comes_later_is_found()
    {
        using var service = new EmbeddingService(temp.Home, memory.Database, time);
        Assert.Equal(0, await service.EmbedAsync(100, Cancel));
        Assert.False(service.IsLoaded);
        Save("The checkout page shows prices in cents.");
        Assert.Equal(1, await service.EmbedAsync(100, Cancel));
        foreach (var text in (string[])["Deployments run on Fridays at noon.", "The mascot is a penguin."])
        {
            time.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(0, await service.EmbedAsync(100, Cancel));
            Assert.Equal(0, await service.EmbedAsync(100, Cancel));
            Save(text);
            Assert.Equal(1, await service.EmbedAsync(100, Cancel));
        }
    }

    [Theory]
    [InlineData(900, 1)]
    [InlineData(1_000, 1)]
    [InlineData(2_000, 3)]
    [InlineData(200_000, TextWindows.Most)]
    public void Windows_overlap_and_lose_nothing(int length, int windows)
    {
        var text = string.Join(' ', Enumerable.Range(0, length).Select(i => $"w{i}"))[..length].Trim();
        var found = TextWindows.Split(text);
        Assert.Equal(windows, found.Count);
        Assert.All(found, w => Assert.True(w.Length <= TextWindows.Length + TextWindows.Overlap));
        if (windows < TextWindows.Most)
            Assert.Equal(text.Split(' ').ToHashSet(), found.SelectMany(w => w.Split(' ')).ToHashSet());
    }

    [Fact]
    public void Int8_keeps_cosines()
    {
        var random = new Random(4);
        for (var i = 0; i < 50; i++)
        {
            var (a, b) = (Unit(random), Unit(random));
            var (x, y) = (new float[384], new float[384]);
            QuantizedVector.Decode(QuantizedVector.Encode(a), x);
            QuantizedVector.Decode(QuantizedVector.Encode(b), y);
            Assert.Equal(a.Zip(b).Sum(p => p.First * p.Second), x.Zip(y).Sum(p => p.First * p.Second), tolerance: 0.01);
            var (qa, qb) = (new sbyte[384], new sbyte[384]);
            QuantizedVector.Quantize(a, qa);
            QuantizedVector.Quantize(b, qb);
            Assert.Equal(qa.Zip(qb).Sum(p => p.First * p.Second), Int8Dot.Multiply(qa, qb));
        }

        static float[] Unit(Random r)
        {
            var v = Enumerable.Range(0, 384).Select(_ => (float)(r.NextDouble() - 0.5)).ToArray();
            var norm = MathF.Sqrt(v.Sum(x => x * x));
            return [.. v.Select(x => x / norm)];
        }
    }
}
