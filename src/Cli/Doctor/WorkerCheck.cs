using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>A running worker answers over its socket and has this home's database open.</summary>
internal sealed class WorkerCheck(MemoryHome home) : ICheck
{
    /// <summary>The worker may be busy with something long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
        if (WorkerSocket.Ask(home, WorkerQuestion.Health, [], Patience) is not { } answer)
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

    // A starting worker replaces whatever is at the path, except a folder.
    private JsonCheck Silent(string socket) =>
        FileStatus.WithoutFollowing(socket) is { Kind: not FileKind.Socket }
            ? new(Name, false, $"running, but something other than a socket is at {socket}", $"move that away, then: {Restart}")
            : new(Name, false, $"running, but it does not answer at {socket}; its log: {home.WorkerLog}", Restart);
}
