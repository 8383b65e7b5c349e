using TotalMemory.Rules.Asks;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Computes missing vectors and unloads models that nobody uses.</summary>
internal sealed class EmbeddingJobs(
    EmbeddingService embedding,
    AskEmbedding asks,
    ReadingService reading,
    Publishing publishing,
    JobRunner run,
    Workload work
)
{
    private const int MostAtOnce = 256; // chosen: a job ends soon

    /// <summary>Embeds a limited number at a time, so that other jobs get their turn.</summary>
    public Task Embed(CancellationToken cancel) =>
        run.InTurn(
            async () =>
            {
                if (await EmbedRecordsAsync(MostAtOnce, cancel) + await EmbedAsksAsync(cancel) > 0)
                    NativeMemory.GiveBack();
                embedding.UnloadIfIdle();
                reading.UnloadIfIdle();
            },
            cancel
        );

    /// <summary>Called by a job that already has its turn.</summary>
    public async Task<int> EmbedRecordsAsync(int most, CancellationToken cancel)
    {
        var done = await embedding.EmbedAsync(most, cancel);
        work.Add(done);
        return done;
    }

    private async Task<int> EmbedAsksAsync(CancellationToken cancel)
    {
        var done = await embedding.EmbedAsync(asks, MostAtOnce, cancel);
        work.Add(done);
        // Repeated requests can be recognized by their meaning once all requests have vectors.
        if (done > 0 && !asks.IsMissingAny())
            publishing.Review([], judgeAll: false);
        return done;
    }
}
