using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>A running worker answers over its socket and has this home's database open.</summary>
/// <param name="startTakes">How long to wait for one that has just started; null for the usual time.</param>
internal sealed class WorkerCheck(MemoryHome home, TimeSpan? startTakes = null) : ICheck
{
    /// <summary>The worker may be busy with something long (chosen).</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>It answers one to two seconds after its start here, later on a busy machine (chosen).</summary>
    private static readonly TimeSpan StartTakes = TimeSpan.FromSeconds(15);

    /// <summary>A worker that does not answer and is older than this hangs (chosen).</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(2);

    private const string Restart = "totalmemory worker stop && totalmemory worker start";

    public string Name => "worker";

    public IEnumerable<JsonCheck> Run()
    {
        if (!WorkerLock.IsHeld(home))
        {
            var waiting = new EventSpool(home).Waiting().Count;
            var wait = Output.Count(waiting, "event waits", "events wait");
            return
            [
                waiting < 100
                    ? new(Name, true, $"not running, {wait}; the next session starts it", null)
                    : new(Name, false, $"not running, and {wait}", "totalmemory worker start"),
            ];
        }
        if (SocketPath.Find(home) is not { } socket)
            return [new(Name, false, "running, but the home's path is too long for a socket", "use a home with a shorter path")];
        if (Ask(socket) is not { } answer)
            return [Silent(socket)];
        if (JsonSerializer.Deserialize(answer, WorkerHealthJson.Default.WorkerHealth) is not { } health)
            return [new(Name, false, "running, but its answer cannot be parsed", Restart)];
        var database = FileStatus.Read(home.Database)?.Identity;
        return
        [
            database is { } file && file.Device == health.Device && file.Number == health.Number
                ? new(Name, true, $"process {health.Process} answers and has {home.Database} open", null)
                : new(Name, false, $"process {health.Process} has another file open than {home.Database}", Restart),
        ];
    }

    // One that has just started opens its socket in a moment.
    private byte[]? Ask(string socket)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (WorkerSocket.Ask(home, WorkerQuestion.Health, [], Timeout) is { } answer)
                return answer;
            if (!MayBeStarting(socket) || TimeProvider.System.GetElapsedTime(since) >= (startTakes ?? StartTakes))
                return null;
            Task.Delay(200).Wait();
        }
    }

    // With another user's socket at its path it will never answer.
    private bool MayBeStarting(string socket) =>
        !(RunningWorker.Age(home) > Young) && FileStatus.WithoutFollowing(socket) is not { IsOurs: false };

    // A starting worker replaces whatever is at the path, except a folder.
    private JsonCheck Silent(string socket)
    {
        if (MayBeStarting(socket) && RunningWorker.Age(home) is { } age)
            return new(
                Name,
                true,
                $"started {age.TotalSeconds:0} s ago and does not answer yet",
                "ask again in a minute: totalmemory doctor"
            );
        if (FileStatus.WithoutFollowing(socket) is { Kind: not FileKind.Socket })
            return new(Name, false, $"running, but something other than a socket is at {socket}", $"move that away, then: {Restart}");
        return new(Name, false, $"running, but it does not answer at {socket}; its log: {home.WorkerLog}", Restart);
    }
}
