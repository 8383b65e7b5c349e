using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;
using TotalMemory.Worker;
using TotalMemory.Worker.Dashboard;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.LanguageModels;

// totalmemory-worker: reads what the hooks announced, learns from it and publishes. One worker runs per home; a second one exits at once.
// With "learn" (and optionally a number of seconds) it judges what was imported and exits. With "distill" it runs one round of the
// language model over waiting sessions and reports the result; with "check" it tests its parts. With "hub" and further words
// it runs a hub command; with "schedule" it serves Hangfire's dashboard to the web page.
OwnerRights.Keep();
SharedSqlite.Find();
NativeMemory.ShareHeap(); // Before there are many threads.
var home = MemoryHome.Resolve();
ContactSetting.Apply(home);
Deadline.Patience = Deadline.Usual;
if (args is ["explain", var what])
    return await ExplainOnce.RunAsync(home, what);
if (args is ["learn"])
    return await LearnOnce.RunAsync(home);
if (args is ["learn", var seconds] && int.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var patience))
    return await LearnOnce.RunAsync(home, TimeSpan.FromSeconds(patience));
if (args is ["distill"])
    return await DistillOnce.RunAsync(home);
if (args is ["hub", .. var words])
    return await HubOnce.RunAsync(home, words);
if (args is ["check"])
    return await SelfCheck.RunAsync(home);
if (args is [SchedulePage.Argument])
    return await ScheduleOnce.RunAsync(home);
if (DescriptorLimit.Read() is < DescriptorLimit.Needed and var limit)
{
    // A worker that cannot start completely exits; events wait until one can run.
    var reason =
        $"The worker may have only {limit} open files here and needs {DescriptorLimit.Needed}: raise ulimit -n. Events wait meanwhile.";
    new CappedLog(home.WorkerLog, TimeProvider.System).Write(reason);
    await Console.Error.WriteLineAsync("totalmemory-worker: " + reason);
    return 1;
}
return await WorkerProcess.RunAsync(home, args);
