using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The end of a session on a machine whose hub stands in the environment: the machine may be gone a moment later. The worker is asked to
/// read and send what it has, and waited for as long as the client waits for its hooks.
/// </summary>
internal static class SessionEnd
{
    /// <summary>For our own start and end.</summary>
    private const int Margin = 500;

    /// <summary>
    /// Below what the client allows for the end of a session: the longer of what our registration says and what the client is told.
    /// </summary>
    internal static TimeSpan Patience(HookClient client, Func<string, string?> environment) =>
        client.LastMomentVariable is { } variable
        && int.TryParse(environment(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
        && TimeSpan.FromMilliseconds(ms - Margin) is var told
        && told > client.LastMoment
            ? told
            : client.LastMoment;

    public static void AskWorkerToSend(MemoryHome home, HookClient client)
    {
        if (EnvironmentHub.Token is not null)
            WorkerSocket.Ask(home, WorkerQuestion.Settle, [], Patience(client, Environment.GetEnvironmentVariable));
    }
}
