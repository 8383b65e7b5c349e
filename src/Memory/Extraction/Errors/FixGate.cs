using TotalMemory.Conversations;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>Tells a fix from what only looks like one. Pure.</summary>
internal static class FixGate
{
    /// <summary>Programs that only check whether something exists.</summary>
    private static readonly HashSet<string> Probes = new(
        [.. Programs.Locators, "whereis", "where", "hash", "ls", "stat", "file", "cat", "echo", "pwd", "env", "printenv", "ps", "sleep"],
        StringComparer.Ordinal
    );

    /// <summary>Whether the later call may count as the fix of the failed one.</summary>
    public static bool IsFix(Call failed, Call succeeded)
    {
        // The same call again: something else was fixed in between.
        if (OneLine(failed.Request.Text) == OneLine(succeeded.Request.Text) && !failed.IsEdit)
            return false;
        if (failed.IsShell && succeeded.IsShell)
            return !IsProbe(failed.Request.Text, succeeded.Request.Text);
        return failed.IsEdit == succeeded.IsEdit;
    }

    // A missing docker followed by `which docker`, or a failure followed by `tool --help`.
    private static bool IsProbe(string failed, string succeeded)
    {
        var before = CommandLine.Parse(failed).Select(s => s.Program).ToHashSet(StringComparer.Ordinal);
        var after = CommandLine.Parse(succeeded);
        if (after.Count == 0)
            return true;
        return after.All(s => (Probes.Contains(s.Program) && !before.Contains(s.Program)) || IsHelp(s));
    }

    /// <summary>Whether a command only checks something, or asks for help.</summary>
    public static bool IsProbe(CommandSegment segment) => Probes.Contains(segment.Program) || IsHelp(segment);

    private static bool IsHelp(CommandSegment segment) =>
        segment.Words.Any(w => w is "--help" or "-h" or "help" or "--version" or "-V" or "version");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
