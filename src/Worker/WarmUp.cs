using TotalMemory.Delivery;
using TotalMemory.Spool;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker;

/// <summary>Loads what the answer to the next prompt needs, so that the prompt does not wait.</summary>
internal sealed class WarmUp(EmbeddingService embedding, PromptRecall prompts, Workload work)
{
    /// <summary>A prompt without session and project.</summary>
    private static readonly PromptQuestion AnyPrompt = new("", "", "please prepare what the next prompt needs");

    public bool IsDue => !embedding.IsLoaded || work.IsResting;

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await embedding.LoadAsync(cancel);
            await prompts.RecallAsync(AnyPrompt, cancel); // Also reads all other files that are needed, and compiles the code.
        }
        catch (Exception e)
            when (e
                    is Storage.MemoryStoreException
                        or Microsoft.Data.Sqlite.SqliteException
                        or IOException
                        or HttpRequestException
                        or InvalidOperationException
                        or OperationCanceledException
            ) { } // The next search reports the reason.
    }
}
