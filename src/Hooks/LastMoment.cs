using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The end of a session on a machine whose hub stands in the environment: the machine may be gone a moment later. The worker is asked to
/// read and send what it has, and answered for as long as the client waits for its hooks.
/// </summary>
internal static class LastMoment
{
    /// <summary>Below what the clients' registrations allow for the end of a session.</summary>
    private static TimeSpan Patience(string client) => TimeSpan.FromSeconds(client == "claude" ? 4 : 2.5);

    public static void Use(MemoryHome home, string client)
    {
        if (GivenHub.Token is not null)
            WorkerSocket.Ask(home, WorkerQuestion.Settle, [], Patience(client));
    }
}
