using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Worker;
using TotalMemory.Worker.LanguageModels;

// totalmemory-worker: reads what the hooks announced, learns, publishes. One runs a home; a second one leaves at once.
// With "learn" it judges what was imported, and leaves. With "distill" it only lets the language model look at what waits, and
// says how it went; with "check" it tries its parts.
var home = MemoryHome.Resolve();
if (args is ["learn"])
    return await LearnOnce.RunAsync(home);
if (args is ["distill"])
    return await DistillOnce.RunAsync(home);
if (args is ["check"])
    return await SelfCheck.RunAsync(home);
Detachment.LeaveSession();
using var instance = await SingleInstance.TakeAsync(home);
if (instance is null)
    return 0;
WorkerLock.Sign(home);

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args, DisableDefaults = true });
builder
    .Logging.AddProvider(new CappedLogProvider(new CappedLog(home.WorkerLog, TimeProvider.System, 1 << 20)))
    .SetMinimumLevel(LogLevel.Warning)
    .AddFilter("TotalMemory", LogLevel.Information);
try
{
    builder.Services.AddTotalMemory(home).AddSchedule();
    await builder.Build().RunAsync();
    return 0;
}
catch (MemoryStoreException e)
{
    new CappedLog(home.WorkerLog, TimeProvider.System).Write(e.Message);
    await Console.Error.WriteLineAsync(SafeText.Of("totalmemory-worker: " + e.Message));
    return 1;
}
finally
{
    PrivateFiles.TryDelete(home.WorkerPid);
}
