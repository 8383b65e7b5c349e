using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;

namespace TotalMemory.Worker;

/// <summary>Runs the worker until it is told to stop. One worker runs per home; a second one exits at once.</summary>
internal static class WorkerProcess
{
    public static async Task<int> RunAsync(MemoryHome home, string[] args)
    {
        Detachment.LeaveSession();
        using var instance = await SingleInstance.TakeAsync(home);
        if (instance is null)
            return 0;
        WorkerLock.WriteProcessId(home);

        // Logging must not create a home again that was removed.
        var log = new CappedLog(home.WorkerLog, TimeProvider.System, 1 << 20) { IsWanted = () => instance.IsFileInPlace };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args, DisableDefaults = true });
        builder
            .Logging.AddProvider(new CappedLogProvider(log))
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("TotalMemory", LogLevel.Information);
        try
        {
            builder.Services.AddTotalMemory(home, instance).AddSchedule();
            await builder.Build().RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0; // Stopped before its jobs had ended; what they left undone waits.
        }
        catch (MemoryStoreException e)
        {
            log.Write(e.Message);
            await Console.Error.WriteLineAsync(SafeText.Clean("totalmemory-worker: " + e.Message));
            return 1;
        }
        finally
        {
            PrivateFiles.TryDelete(home.WorkerPid);
        }
    }
}
