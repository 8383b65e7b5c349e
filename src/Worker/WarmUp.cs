using TotalMemory.Delivery;
using TotalMemory.Spool;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>Loads what the next prompt will need, so that it does not wait.</summary>
internal sealed class WarmUp(EmbeddingService embedding, PromptRecall prompts, Workload work)
{
    /// <summary>Of no session and no project.</summary>
    private static readonly PromptQuestion AnyPrompt = new("", "", "please prepare what the next prompt needs");

    public bool IsDue => !embedding.IsLoaded || work.IsResting;

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await embedding.LoadAsync(cancel);
            await prompts.RecallAsync(AnyPrompt, cancel); // What else it takes is read from its files, and compiled.
        }
        catch (Exception e)
            when (e
                    is Storage.MemoryStoreException
                        or Microsoft.Data.Sqlite.SqliteException
                        or IOException
                        or HttpRequestException
                        or InvalidOperationException
                        or OperationCanceledException
            ) { } // Whoever asks is told why.
    }
}
