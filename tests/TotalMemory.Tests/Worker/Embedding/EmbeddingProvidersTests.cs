using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Worker.Embedding;

/// <summary>Other encoders, against a server that speaks their protocols.</summary>
public sealed class EmbeddingProvidersTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly FakeModelServer server = new() { Answer = request => request };

    public void Dispose()
    {
        server.Dispose();
        temp.Dispose();
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("openai")]
    public async Task Another_encoder_takes_over_once_everything_is_embedded_and_the_old_vectors_serve_meanwhile(string provider)
    {
        using var service = new EmbeddingService(temp.Home, new Database(temp.Home), TimeProvider.System);
        var memory = new MemoryServices(temp.Home, TimeProvider.System, _ => service);
        var project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
        foreach (
            var text in (string[])
                ["The automobile is parked in the yard.", "Deployments run on Fridays at noon.", "Logging goes to stdout in JSON."]
        )
            memory.Knowledge.Save(project, Some.Fact(text));
        Assert.Equal(3, await service.EmbedAsync(100, TestContext.Current.CancellationToken));
        (
            UserSettings.Load(temp.Home) with
            {
                Embedding = new EmbeddingSettings
                {
                    Provider = provider,
                    Model = "m",
                    Endpoint = provider == "openai" ? new Uri(server.Address, "v1") : server.Address,
                },
            }
        ).Save(temp.Home);

        Assert.Null(memory.Recall.Recall(new() { Text = "where is the car?", Project = project.Id }).WithoutMeaning);
        Assert.Empty(server.Requests); // The built-in vectors still serve.
        Assert.Equal(3, await service.EmbedAsync(100, TestContext.Current.CancellationToken));
        var result = memory.Recall.Recall(new() { Text = "where is the car?", Project = project.Id });
        Assert.Null(result.WithoutMeaning);
        Assert.StartsWith("The automobile", result.Hits[0].Record.Text);
        Assert.True(server.Requests.Count >= 3);
    }

    [Fact]
    public async Task A_service_that_fails_leaves_recall_to_words_and_says_so()
    {
        using var service = new EmbeddingService(temp.Home, new Database(temp.Home), TimeProvider.System);
        var memory = new MemoryServices(temp.Home, TimeProvider.System, _ => service);
        var project = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
        memory.Knowledge.Save(project, Some.Fact("The automobile is parked."));
        (
            UserSettings.Load(temp.Home) with
            {
                Embedding = new EmbeddingSettings
                {
                    Provider = "ollama",
                    Model = "m",
                    Endpoint = server.Address,
                },
            }
        ).Save(temp.Home);
        await service.EmbedAsync(100, TestContext.Current.CancellationToken);
        server.Status = 500;
        var result = memory.Recall.Recall(new() { Text = "automobile", Project = project.Id });
        Assert.NotNull(result.WithoutMeaning);
        Assert.Single(result.Hits);
    }
}
