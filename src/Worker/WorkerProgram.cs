using System.Globalization;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;
using TotalMemory.Worker.Dashboard;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.LanguageModels;

namespace TotalMemory.Worker;

/// <summary>
/// <c>totalmemory-worker</c>: reads what the hooks announced, learns from it and publishes. One worker runs per home; a second one exits at
/// once.
/// </summary>
public static class WorkerProgram
{
    /// <summary>
    /// With <c>learn</c> (and optionally a number of seconds) it judges what was imported and exits. With <c>distill</c> it runs one round
    /// of the language model over waiting sessions and reports the result; with <c>check</c> it tests its parts. With <c>hub</c> and
    /// further words it runs a hub command; with <c>schedule</c> it serves Hangfire's dashboard to the web page. Without words it is the
    /// worker.
    /// </summary>
    public static Task<int> RunAsync(string[] args)
    {
        if (MemoryHome.TryResolve() is not { } home)
            return Task.FromResult(1); // Who starts it has said why.
        OwnerIdentity.Become(home);
        WorkerFolder.FindLibraries();
        NativeMemory.ShareHeap(); // Before there are many threads.
        ContactSetting.Apply(home);
        Deadline.Timeout = Deadline.Usual;
        return args switch
        {
            ["explain", var what] => ExplainOnce.RunAsync(home, what),
            ["learn"] => LearnOnce.RunAsync(home),
            ["learn", var seconds] when int.TryParse(seconds, CultureInfo.InvariantCulture, out var timeout) => LearnOnce.RunAsync(
                home,
                TimeSpan.FromSeconds(timeout)
            ),
            ["distill"] => DistillOnce.RunAsync(home),
            ["hub", .. var words] => HubOnce.RunAsync(home, words),
            ["check"] => SelfCheck.RunAsync(home),
            [SchedulePage.Argument] => ScheduleOnce.RunAsync(home),
            _ => ServeAsync(home, args),
        };
    }

    // A worker that cannot start completely exits; events wait until one can run.
    private static async Task<int> ServeAsync(MemoryHome home, string[] args)
    {
        if (DescriptorLimit.Read() is not (< DescriptorLimit.Needed and var limit))
            return await WorkerProcess.RunAsync(home, args);
        var reason =
            $"The worker may have only {limit} open files here and needs {DescriptorLimit.Needed}: raise ulimit -n. Events wait meanwhile.";
        new CappedLog(home.WorkerLog, TimeProvider.System).Write(reason);
        await Console.Error.WriteLineAsync("totalmemory-worker: " + reason);
        return 1;
    }
}
