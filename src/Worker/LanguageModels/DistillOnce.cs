using Microsoft.Extensions.Logging.Abstractions;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>Runs one round of the language model at a person's request.</summary>
internal static class DistillOnce
{
    public static async Task<int> RunAsync(MemoryHome home)
    {
        try
        {
            var memory = new MemoryServices(home, TimeProvider.System);
            var job = new DistillJob(home, memory.Distiller, memory.Publishing, NullLogger<DistillJob>.Instance);
            var report = await job.RunAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync(
                report switch
                {
                    null => "No language model is set up.",
                    { Trouble: { } trouble } => $"The language model could not be used: {trouble}",
                    { Sessions: 0 } =>
                        "No ended session waits to be looked at, or the model is paused after a failure: see totalmemory status.",
                    _ => $"The language model looked at {Counted.Format(report.Sessions, "session")} "
                        + $"and named {Counted.Format(report.Items, "new thing")}.",
                }
            );
            return report?.Trouble is null ? 0 : 1;
        }
        catch (MemoryStoreException e)
        {
            await Console.Error.WriteLineAsync(SafeText.Clean(e.Message));
            return 1;
        }
        catch (InvalidOperationException e)
        {
            await Console.Error.WriteLineAsync(SafeText.Clean(e.Message));
            return 1;
        }
    }
}
