using TotalMemory.Recall.Semantic;
using TotalMemory.Tests.Recall.Semantic;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Worker.Embedding;

/// <summary>When vectors are made, by which encoder, and what stays in memory.</summary>
public sealed class EncoderTests : SemanticCase
{
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
        service.UnloadIfIdle();
        Assert.True(service.IsLoaded);
        time.Advance(EmbeddingService.Idle + TimeSpan.FromMinutes(1));
        service.UnloadIfIdle();
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
}
