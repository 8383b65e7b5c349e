using TotalMemory.Rules.Asks;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker.Scheduling;

/// <summary>Gives vectors to what has none, and lets go of models that nobody uses.</summary>
internal sealed class EmbeddingJobs(
    EmbeddingService embedding,
    AskEmbedding asks,
    ReadingService reading,
    Publishing publishing,
    JobRunner run,
    Workload work
)
{
    private const int MostAtOnce = 256;

    /// <summary>A stretch at a time, so that other jobs get their turn.</summary>
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

    /// <summary>Part of a job that has its turn.</summary>
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
        // What is asked for again and again shows by meaning once the last of it can be compared.
        if (done is > 0 and < MostAtOnce)
            publishing.Review([], judgeAll: false);
        return done;
    }
}
