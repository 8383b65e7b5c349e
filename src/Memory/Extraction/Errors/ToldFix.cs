using TotalMemory.Conversations;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>The command that a person named after a call had failed.</summary>
/// <param name="Command">As the person wrote it.</param>
/// <param name="Turn">The message.</param>
internal sealed record ToldFix(string Command, Turn Turn)
{
    /// <summary>Calls that may lie between the failure and the person's word.</summary>
    private const int Soon = 6;

    /// <summary>Null when the person's next message names none, or comes late.</summary>
    /// <param name="failed">Index of the failed call among the conversation's.</param>
    public static ToldFix? Of(Conversation conversation, int failed)
    {
        var call = conversation.Calls[failed];
        if (!call.IsShell || conversation.Messages.FirstOrDefault(m => m.Position > call.Position) is not { } message)
            return null;
        var between = conversation.Calls.Skip(failed + 1).TakeWhile(c => c.Position < message.Position).ToList();
        if (between.Count > Soon)
            return null;
        var named = NamedCommands.Of(message.OwnWords);
        var right = named.LastOrDefault(n => !n.IsRejected && n.Segment is not null && n.Text.Contains(' ', StringComparison.Ordinal));
        return right is not null && IsAbout(call, right, named) ? new ToldFix(right.Text, message.Turn) : null;
    }

    // It runs the program that failed, or names what failed as wrong.
    private static bool IsAbout(Call failed, NamedCommand right, IReadOnlyList<NamedCommand> named)
    {
        var ran = Spool.Commands.CommandLine.Parse(failed.Request.Text).Select(s => s.Program).ToHashSet(StringComparer.Ordinal);
        if (failed.Request.Text.Trim() == right.Text)
            return false;
        return ran.Any(program => right.Text.Split(' ').Contains(program))
            || named.Any(n => n.IsRejected && n.Segment is { } wrong && ran.Contains(wrong.Program));
    }
}
