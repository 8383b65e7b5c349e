using TotalMemory.Spool;
using TotalMemory.Spool.Commands;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Redaction;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Hooks;

/// <summary>
/// Finds a reminder for a tool call: before it, the rule it would break; after it failed, what fixed that error before. At most one
/// reminder per call, and each reminder once per session.
/// </summary>
internal sealed class ReminderLookup(MemoryHome home)
{
    private const int LongestOutput = 16 * 1024; // chosen: causes stand in the first kilobytes

    /// <summary>The rule that this call would break, unless this session was already reminded of it; usually null.</summary>
    public Reminder? BeforeCall(Payload p)
    {
        var file = new ReminderFile(home);
        if (p.Session is not { Length: > 0 } session || !File.Exists(file.Path))
            return null;
        var project = ShownProject.Determine(home, p);
        var paths = Paths(p);
        if (paths.Count > 0)
            return file.Find(ReminderKind.Path, project, [""])
                .FirstOrDefault(r =>
                    r.Level != ReminderLevel.Observe
                    && r.Pattern.Any(g => paths.Any(path => PathGlob.Matches(g, path)))
                    && IsNew(session, r)
                );
        if (p.Command is not { Length: > 0 } command)
            return null;
        var segments = CommandLine.Parse(command);
        return file.Find(
                ReminderKind.Command,
                project,
                segments.SelectMany(s => (string[])[s.Program, CommandLine.VerbOf(s).Split(' ', 2)[0]]).Distinct()
            )
            .FirstOrDefault(r =>
                r.Level != ReminderLevel.Observe
                && r.Trigger is { } trigger
                && segments.Any(trigger.IsWrong)
                && !segments.Any(trigger.IsRight)
                && IsNew(session, r)
            );
    }

    /// <summary>What fixed this error in earlier sessions.</summary>
    public Reminder? AfterFailure(Payload p)
    {
        var file = new ReminderFile(home);
        if (p.Session is not { Length: > 0 } session || (p.Error ?? p.Response) is not { Length: > 0 } output || !File.Exists(file.Path))
            return null;
        var verbs = p.Command is { Length: > 0 } command && p.Tool != HookClient.PatchTool ? CommandLine.Verbs(command) : [p.Tool ?? ""];
        var found = file.Find(ReminderKind.Fix, ShownProject.Determine(home, p), verbs);
        // Programs print the cause of a failure at the beginning or at the end of their output.
        var shown = (
            output.Length <= LongestOutput ? output : output[..(LongestOutput / 2)] + "\n" + output[^(LongestOutput / 2)..]
        ).ToLowerInvariant();
        return found.FirstOrDefault(r =>
            r.Pattern.Count > 0 && SignaturePattern.IsInFolded(r.Pattern, shown) && !IsTheFix(r, p) && IsNew(session, r)
        );
    }

    /// <summary>The reminder as the agent sees it: inside our tags, so that it can be recognized as ours in the transcript.</summary>
    public static string Words(Reminder r) => $"<totalmemory-note>{SafeText.Clean(Redactor.Redact(r.Text))} [#{r.Id}]</totalmemory-note>";

    private bool IsNew(string session, Reminder r) => new ReminderHistory(home).TryMark(session, r.Id);

    // It does not help to recommend the command that has just failed.
    private static bool IsTheFix(Reminder r, Payload p) =>
        p.Command is { Length: > 0 } command && r.Text.Contains($"`{command.Trim()}`", StringComparison.Ordinal);

    private static List<string> Paths(Payload p)
    {
        if (p.File is { Length: > 0 } file)
            return HookClient.EditTools.Contains(p.Tool) ? [file] : [];
        if (p.Tool != HookClient.PatchTool || p.Command is not { } patch)
            return [];
        var paths = new List<string>();
        foreach (var line in patch.AsSpan().EnumerateLines())
        foreach (var mark in HookClient.PatchMarks)
            if (line.StartsWith(mark))
                paths.Add(line[mark.Length..].Trim().ToString());
        return paths;
    }
}
