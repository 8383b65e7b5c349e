using System.Diagnostics;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker;

/// <summary>Reads what was imported with the trained reader, in the foreground of whoever called, and says how far it is.</summary>
internal static class LearnOnce
{
    /// <summary>A line <c>DONE OF</c> after each transcript.</summary>
    /// <param name="patience">After so long it stops, the newest being judged first; the running worker goes on with the rest.</param>
    public static async Task<int> RunAsync(MemoryHome home, TimeSpan? patience = null)
    {
        try
        {
            using var reader = Readers.Trained();
            if (reader is null)
                return 0;
            var memory = new MemoryServices(home, TimeProvider.System, null, db => Readers.Choose(reader, db));
            var changed = new HashSet<string>(StringComparer.Ordinal);
            var watch = Stopwatch.StartNew();
            await foreach (var step in Steps(memory.Transcripts.Learning, newestFirst: patience is not null))
            {
                changed.UnionWith(step.Report.ChangedProjects);
                await Console.Out.WriteLineAsync($"{step.Done} {step.All}");
                if (watch.Elapsed > patience)
                    break;
            }
            memory.Publishing.Review(changed.Count > 0 ? [Reminder.Everywhere] : [], judgeAll: changed.Count > 0);
            return 0;
        }
        catch (MemoryStoreException e)
        {
            await Console.Error.WriteLineAsync("totalmemory-worker: " + e.Message);
            return 1;
        }
    }

    private sealed record Step(int Done, int All, IntakeReport Report);

    private static async IAsyncEnumerable<Step> Steps(TranscriptLearning learning, bool newestFirst)
    {
        var waiting = learning.Unlearned();
        if (newestFirst)
            waiting = [.. waiting.Reverse()];
        for (var i = 0; i < waiting.Count; i++)
        {
            await Task.Yield();
            yield return new Step(i + 1, waiting.Count, learning.Learn(waiting[i]));
        }
    }
}
