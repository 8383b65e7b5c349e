using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;
using TotalMemory.Worker;
using TotalMemory.Worker.Dashboard;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.LanguageModels;

// totalmemory-worker: reads what the hooks announced, learns, publishes. One runs a home; a second one leaves at once.
// With "learn" (and perhaps a number of seconds) it judges what was imported, and leaves. With "distill" it only lets the language model
// look at what waits, and says how it went; with "check" it tries its parts. With "hub" and some words
// it joins, asks or leaves a hub; with "schedule" it shows Hangfire's dashboard to the page.
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
    // Half started, it would fail at whatever it opens next; events wait for one that can run.
    var reason =
        $"The worker may have only {limit} open files here and needs {DescriptorLimit.Needed}: raise ulimit -n. Events wait meanwhile.";
    new CappedLog(home.WorkerLog, TimeProvider.System).Write(reason);
    await Console.Error.WriteLineAsync("totalmemory-worker: " + reason);
    return 1;
}
return await WorkerProcess.RunAsync(home, args);
