using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Recall.Semantic;

/// <summary>What is found by meaning, and what is not shown.</summary>
public sealed class SemanticRecallTests : SemanticCase
{
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
        Assert.Equal(SearchSignalKind.Meaning, Assert.Single(result.Hits[0].Signals).Name);
    }

    [Fact]
    public async Task While_most_have_no_vector_yet_words_decide()
    {
        for (var i = 0; i < 20; i++)
            Save($"Entry number{i} about topic{i * 7} and area{i * 3}.");
        Save("The automobile arrived defect at the yard.");
        await EmbedAsync();
        for (var i = 20; i < 200; i++)
            Save($"Entry number{i} about topic{i * 7} and area{i * 3}.");
        var said = Save("Ask before the car is moved to another place of the yard, above all on days when nobody is there.");
        var result = memory.Recall.Recall(new() { Text = "car", Project = project.Id });
        Assert.Null(result.WithoutMeaning);
        Assert.Equal(said, result.Hits[0].Record.Id);
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
        await using (new SocketWorker(memory))
        {
            var (asked, own) = (other.Recall.Recall(query), memory.Recall.Recall(query));
            Assert.Equal(wanted, asked.Hits[0].Record.Id);
            Assert.Equal(
                own.Hits.Select(h => (h.Record.Id, h.Score, h.Signals[0])),
                asked.Hits.Select(h => (h.Record.Id, h.Score, h.Signals[0]))
            );
            Assert.Equal(["autmobile → automobile"], other.Recall.Recall(query with { Text = "autmobile" }).Corrected);
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
                .Signals.Where(l => l.Name == SearchSignalKind.Context)
                .Sum(l => l.Score);
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
}
