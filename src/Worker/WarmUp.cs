using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TotalMemory.Delivery;
using TotalMemory.Storage;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>Loads what the answer to the next prompt needs, so that the prompt does not wait.</summary>
internal sealed partial class WarmUp(EmbeddingService embedding, PromptRecall prompts, Workload work, ILogger<WarmUp> log)
{
    public bool IsDue => !embedding.IsLoaded || work.IsResting;

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await embedding.LoadAsync(cancel);
            await prompts.PrepareAsync(cancel);
        }
        catch (OperationCanceledException) { } // The worker is stopping.
        catch (Exception e)
            when (e is MemoryStoreException or SqliteException or IOException or HttpRequestException or InvalidOperationException)
        {
            NotPrepared(log, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What the next prompt needs was not loaded: {Reason}")]
    private static partial void NotPrepared(ILogger log, string reason);
}
