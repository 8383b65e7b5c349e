namespace TotalMemory.Tests.Support;

/// <summary>Tests that talk to a server over a workplace of their own.</summary>
public abstract class ToolTests : IAsyncLifetime
{
    protected Workplace Work { get; } = new();

    protected ToolServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ToolServer.StartAsync(Work);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Work.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<ToolAnswer> CallAsync(string tool, object? arguments = null) => Server.CallAsync(tool, arguments);

    protected async Task<long> SaveAsync(string content, string type = "fact", string[]? tags = null) =>
        (
            await CallAsync(
                "memory_save",
                new
                {
                    content,
                    type,
                    tags = tags ?? [],
                }
            )
        ).Id;
}
