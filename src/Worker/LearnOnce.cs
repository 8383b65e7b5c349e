using System.Diagnostics;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker;

/// <summary>Runs the trained reader over what was imported, in the foreground, and prints the progress.</summary>
internal static class LearnOnce
{
    /// <summary>Prints a line <c>DONE TOTAL</c> after each transcript.</summary>
    /// <param name="timeout">After this time it stops (the newest are judged first); the running worker continues with the rest.</param>
    public static async Task<int> RunAsync(MemoryHome home, TimeSpan? timeout = null)
    {
        try
        {
            using var reader = Readers.Trained();
            if (reader is null)
                return 0;
            var memory = new MemoryServices(home, TimeProvider.System, null, db => Readers.Choose(reader, db));
            var changed = new HashSet<string>(StringComparer.Ordinal);
            var watch = Stopwatch.StartNew();
            await foreach (var step in Steps(memory.Transcripts.Learning, newestFirst: timeout is not null))
            {
                changed.UnionWith(step.Report.ChangedProjects);
                await Console.Out.WriteLineAsync($"{step.Done} {step.All}");
                if (watch.Elapsed > timeout)
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
