using System.Diagnostics;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The first session on a machine whose hub is given by an environment variable: its memory is empty until the worker has synced with
/// the hub. The hook waits for the worker, never for the network, and only once per home. If the sync takes too long, its result is given
/// with the session's next prompt.
/// </summary>
internal static class FirstSession
{
    /// <summary>Chosen: clients allow a session-start hook ten seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20); // chosen: not felt

    /// <summary>Reads no file when the environment gives no hub.</summary>
    public static bool IsDue(MemoryHome home) => EnvironmentHub.Token is not null && EnvironmentHub.FirstMeeting(home) is null;

    /// <summary>
    /// Waits for the worker; if the wait times out, the session is marked to get the hub's knowledge with a later prompt.
    /// </summary>
    /// <param name="timeout">Null for the default.</param>
    public static void WaitForWorker(MemoryHome home, string session, TimeSpan? timeout = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var never = new ManualResetEventSlim();
        while (EnvironmentHub.FirstMeeting(home) is null)
        {
            if (Stopwatch.GetElapsedTime(began) > (timeout ?? Timeout))
            {
                PrivateFiles.CreateFolder(home.Root);
                PrivateFiles.WriteAtomic(UntoldResult(home), Encoding.UTF8.GetBytes(session));
                return;
            }
            never.Wait(LookInterval);
        }
    }

    /// <summary>The line that tells the person about it; returned once.</summary>
    /// <param name="isKnown">Whether there is a briefing.</param>
    public static string? Line(MemoryHome home, bool isKnown) =>
        EnvironmentHub.FirstMeeting(home) switch
        {
            null => "TotalMemory: your hub has not answered yet; what it knows of this project comes with your next prompt",
            { Length: > 0 } trouble => $"TotalMemory: your hub could not be joined, so nothing is remembered here yet. {trouble}",
            _ => isKnown ? null : "TotalMemory: joined your hub, which knows nothing of this project yet",
        };

    /// <summary>True once, after the hub has answered, for a session that began before it had.</summary>
    public static bool HasUntoldResult(MemoryHome home, string? session)
    {
        if (EnvironmentHub.Token is null || !File.Exists(UntoldResult(home)) || EnvironmentHub.FirstMeeting(home) is null)
            return false;
        if (File.ReadAllText(UntoldResult(home)) != session)
            return false;
        PrivateFiles.TryDelete(UntoldResult(home));
        return true;
    }

    private static string UntoldResult(MemoryHome home) => Path.Combine(home.Root, "hub.owed");
}
