using TotalMemory.Conversations;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>
/// Finds the command after which a failed one works: it ran between the failure and the success of the same call, with nothing else that
/// changes anything. Pure.
/// </summary>
internal static class Remedy
{
    /// <summary>Maximum number of calls after the failure that are looked at (chosen: longer detours have several causes).</summary>
    private const int Window = 8;

    /// <summary>Null if nothing, or more than one thing, was done in between.</summary>
    /// <param name="failed">Index of the failed call among the conversation's.</param>
    /// <param name="found">What looks like the fix; the remedy wins if the program worked before that.</param>
    public static FixMatch? Find(IReadOnlyList<Call> calls, int failed, FixMatch? found)
    {
        var goal = calls[failed];
        if (!goal.IsShell)
            return null;
        Call? done = null;
        foreach (var call in calls.Skip(failed + 1).Take(Window))
        {
            if (call.IsEdit || !call.IsShell)
                return null;
            if (call.Succeeded && Works(goal, call, found is not null))
                return done is not null && (found is null || found.Call.Position >= call.Position) ? new FixMatch(done, 1) : null;
            if (call.Failed || AddedCommand.OnlyLooks(call.Request.Text))
                continue;
            if (done is not null || AddedCommand.Preparation(goal.Request.Text, call.Request.Text) is null)
                return null;
            done = call;
        }
        return null;
    }

    // The same call, or another call of the same program where that looked like a fix by itself.
    private static bool Works(Call failed, Call later, bool anyCall) =>
        FixText.IsSameCall(failed, later)
        || (anyCall && CommandLine.Main(failed.Request.Text).Split(' ')[0] is { Length: > 0 } program && StartsWith(later, program));

    private static bool StartsWith(Call call, string program) => CommandLine.Main(call.Request.Text).Split(' ')[0] == program;
}
