using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The end of a session on a machine whose hub is given by an environment variable: the machine may be deleted a moment later. The worker
/// is asked to read and send everything, and the hook waits for it as long as the client waits for its hooks.
/// </summary>
internal static class SessionEnd
{
    /// <summary>Time that our own start and exit take (chosen).</summary>
    private const int Margin = 500;

    /// <summary>
    /// Slightly less than the client allows for the end of a session: the longer of our registration's timeout and the client's setting.
    /// </summary>
    internal static TimeSpan Timeout(HookClient client, Func<string, string?> environment) =>
        client.LastMomentVariable is { } variable
        && int.TryParse(environment(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
        && TimeSpan.FromMilliseconds(ms - Margin) is var told
        && told > client.LastMoment
            ? told
            : client.LastMoment;

    public static void AskWorkerToSend(MemoryHome home, HookClient client)
    {
        if (EnvironmentHub.Token is not null)
            WorkerSocket.Ask(home, WorkerQuestion.Settle, [], Timeout(client, Environment.GetEnvironmentVariable));
    }
}
