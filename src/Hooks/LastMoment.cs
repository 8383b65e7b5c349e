using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Hooks;

/// <summary>
/// The end of a session on a machine whose hub stands in the environment: the machine may be gone a moment later. The worker is asked to
/// read and send what it has, and waited for as long as the client waits for its hooks.
/// </summary>
internal static class LastMoment
{
<<<<<<< HEAD
    /// <summary>For our own start and end.</summary>
    private const int Margin = 500;

    /// <summary>Below what the client allows for the end of a session: what it is told, else what our registration says.</summary>
    internal static TimeSpan Patience(HookClient client, Func<string, string?> environment) =>
        client.LastMomentVariable is { } variable
        && int.TryParse(environment(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
        && ms > 2 * Margin
            ? TimeSpan.FromMilliseconds(ms - Margin)
            : client.LastMoment;
=======
    /// <summary>Where Claude Code is told how long the end of a session may take, in milliseconds.</summary>
    private const string ClaudeVariable = "CLAUDE_CODE_SESSIONEND_HOOKS_TIMEOUT_MS";

    /// <summary>What our registration in Claude Code says.</summary>
    private const int Registered = 15_000;

    /// <summary>For our own start and end.</summary>
    private const int Margin = 500;

    /// <summary>
    /// Below what the client allows for the end of a session. Claude Code (2.1.330) takes the longer of what hooks register and what it is
    /// told, 1.5 s without either, and ends each hook at its own time all the same.
    /// </summary>
    internal static TimeSpan Patience(string client, string? told) =>
        client != "claude" ? TimeSpan.FromSeconds(2.5)
        : int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms > Registered
            ? TimeSpan.FromMilliseconds(ms - Margin)
        : TimeSpan.FromMilliseconds(Registered - Margin);
>>>>>>> wt-a

    public static void Use(MemoryHome home, HookClient client)
    {
        if (GivenHub.Token is not null)
            WorkerSocket.Ask(home, WorkerQuestion.Settle, [], Patience(client, Environment.GetEnvironmentVariable));
    }
}
