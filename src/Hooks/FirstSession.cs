using System.Diagnostics;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The first session of a machine whose hub stands in the environment: its memory is empty until the worker has met the hub. The hook
/// waits for the worker's word, never for a network, and only once in a home. What comes too late is told with the session's next prompt.
/// </summary>
internal static class FirstSession
{
    /// <summary>Chosen: clients give a start ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>No look at any file where no hub is given.</summary>
    public static bool IsDue(MemoryHome home) => EnvironmentHub.Token is not null && EnvironmentHub.FirstMeeting(home) is null;

    /// <summary>Waits for the worker; a session that waited in vain is owed what the hub knows.</summary>
    /// <param name="patience">Null for the usual.</param>
    public static void WaitForWorker(MemoryHome home, string session, TimeSpan? patience = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var never = new ManualResetEventSlim();
        while (EnvironmentHub.FirstMeeting(home) is null)
        {
            if (Stopwatch.GetElapsedTime(began) > (patience ?? Patience))
            {
                PrivateFiles.CreateFolder(home.Root);
                PrivateFiles.WriteAtomic(Owed(home), Encoding.UTF8.GetBytes(session));
                return;
            }
            never.Wait(LookInterval);
        }
    }

    /// <summary>What the person is told of it, once.</summary>
    /// <param name="isKnown">There is a briefing.</param>
    public static string? Line(MemoryHome home, bool isKnown) =>
        EnvironmentHub.FirstMeeting(home) switch
        {
            null => "TotalMemory: your hub has not answered yet; what it knows of this project comes with your next prompt",
            { Length: > 0 } trouble => $"TotalMemory: your hub could not be joined, so nothing is remembered here yet. {trouble}",
            _ => isKnown ? null : "TotalMemory: joined your hub, which knows nothing of this project yet",
        };

    /// <summary>True once for a session that began before the hub had answered, when it has.</summary>
    public static bool IsOwed(MemoryHome home, string? session)
    {
        if (EnvironmentHub.Token is null || !File.Exists(Owed(home)) || EnvironmentHub.FirstMeeting(home) is null)
            return false;
        if (File.ReadAllText(Owed(home)) != session)
            return false;
        PrivateFiles.TryDelete(Owed(home));
        return true;
    }

    private static string Owed(MemoryHome home) => Path.Combine(home.Root, "hub.owed");
}
