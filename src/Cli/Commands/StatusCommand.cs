using System.CommandLine;
using TotalMemory.Cli.Install;
using TotalMemory.Knowledge;
using TotalMemory.Reflection;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Sync;
using TotalMemory.Team;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "status",
            "Show what is remembered and whether everything works.",
            "totalmemory status",
            "totalmemory status --json"
        );
        command.SetAction(_ => Run());
        return command;
    }

    /// <summary>The output of <c>totalmemory</c> without a command: the state, and what to do next.</summary>
    public static int Welcome()
    {
        var code = Run();
        if (Output.IsJson)
            return code;
        Output.Line("\nNext:");
        var counts = Context.Open().Knowledge.Count();
        foreach (var step in SuggestedCommands.Choose(Clients.Titles(), IsInstalled(), counts.Sessions, counts.Waiting))
            Output.Line($"  [bold]totalmemory {step.Command, -14}[/] {step.What}");
        Output.Line("All commands: [bold]totalmemory --help[/]");
        return code;
    }

    private static bool IsInstalled() => File.Exists(Context.Home.Executable(OwnCommand.Hook));

    private static string StartedBy() =>
        IsInstalled() ? "your next prompt starts it, or [bold]totalmemory worker start[/]" : "[bold]totalmemory install[/] starts it";

    private static int Run()
    {
        var home = Context.Home;
        var memory = Context.Open();
        var status = new JsonStatus(
            home.Root,
            Database.Schema,
            WorkerLock.IsHeld(home),
            RunningWorker.Find(home),
            memory.Spool.Waiting().Count,
            memory.Spool.RejectedIds().Count,
            new FileInfo(home.Database).Length,
            memory.Knowledge.Count(),
            memory.OffRecord.Describe(),
            HubState.Line(home, TimeProvider.System.GetUtcNow()),
            memory.Transcripts.Learning.Unlearned().Count
        );
        if (Output.IsJson)
        {
            Output.Json(status, OutputJson.Plain.JsonStatus);
            return 0;
        }
        Output.Line($"[bold]TotalMemory[/] in {Output.Safe(home.Root)} ({Output.Bytes(status.DatabaseBytes)})");
        PrintCounts(status.Counts);
        Output.Line(
            (status.WorkerRunning, status.WorkerPid) switch
            {
                (false, _) => $"  worker: not running; {StartedBy()}",
                (true, { } pid) => $"  worker: running (process {pid})",
                (true, null) => "  worker: running",
            }
        );
        PrintParts(status, memory.Reflection, memory.Shares);
        Output.Line(Output.Safe("  language model: " + LanguageModelCommand.Line(home, memory.Distiller)));
        PrintWaiting(memory.Spool, status.SpoolWaiting);
        if (status.Unlearned > 0)
            Output.Line($"  still to be learned from: {Output.Count(status.Unlearned, "transcript")}");
        if (memory.Database.ReadOnly is { } readOnly)
            Output.Line($"  [yellow]{Output.Safe(readOnly)}[/]");
        PrintRejected(memory.Spool, status.SpoolRejected);
        return 0;
    }

    private static void PrintParts(JsonStatus status, NightlyReflection reflection, ShareBook shares)
    {
        foreach (var line in status.OffRecord)
            Output.Line($"  [yellow]off the record[/]: {Output.Safe(line)}");
        if (reflection.All(1) is [{ Outcome: ReflectionOutcome.Refused } refused])
            Output.Line(
                "  [yellow]the last reflection needs your confirmation[/]: "
                    + $"totalmemory reflections show {refused.Id}, then totalmemory reflect --accept"
            );
        if (status.Hub is { } hub)
            Output.Line(Output.Safe($"  hub: {hub}"));
        if (shares.Proposed() is { Count: > 0 } asked)
            Output.Line($"  your team asks for your rule about {Output.Count(asked.Count, "mistake")}: totalmemory share");
    }

    private static void PrintWaiting(EventSpool spool, int waiting) =>
        Output.Line(
            spool.Trouble is { } trouble
                ? $"  [red]spool[/]: {Output.Safe(trouble.What)}: {Output.Safe(trouble.Remedy)}"
                : $"  waiting to be read: {Output.Count(waiting, "event")}"
        );

    private static void PrintCounts(MemoryCounts c)
    {
        Output.Line(
            $"  {Output.Count(c.Facts, "fact")}, {Output.Count(c.Corrections, "correction")}, "
                + $"{Output.Count(c.Errors, "error")} ({c.ErrorsFixed:N0} with a fix), {Output.Count(c.Episodes, "episode")}"
        );
        Output.Line($"  {Output.Count(c.Rules, "rule")}, {Output.Count(c.Insights, "insight")} (not rules yet){Silent(c)}");
        if (c.Waiting > 0)
            Output.Line("  " + WaitingRules.Describe(c.Waiting));
        // Scripts look for the number before this word, whatever it is.
        var projects = Console.IsOutputRedirected ? $"{c.Projects} projects" : Output.Count(c.Projects, "project");
        Output.Line(
            $"  from {Output.Count(c.Sessions, "session")} in {projects}; " + $"{c.Archived:N0} archived, {c.Forgotten:N0} forgotten"
        );
        if (c.UnknownLines + c.MalformedLines > 0)
            Output.Line(
                $"  [grey]skipped: {Output.Count(c.UnknownLines, "line")} of unknown type, {c.MalformedLines:N0} that are not JSON[/]"
            );
    }

    private static string Silent(MemoryCounts c) =>
        (c.Notes > 0 ? $", {Output.Count(c.Notes, "agent's note")}" : "") + (c.Suspended > 0 ? $", {c.Suspended:N0} suspended" : "");

    private static void PrintRejected(EventSpool spool, int rejected)
    {
        foreach (var id in spool.RejectedIds().Take(5))
            Output.Line($"  [red]rejected[/] {id}: {Output.Safe(Reason(spool, id))}");
        if (rejected > 5)
            Output.Line($"  [red]…and {rejected - 5} more[/] in {Output.Safe(spool.Rejected)}");
    }

    private static string Reason(EventSpool spool, string id)
    {
        var file = Path.Combine(spool.Rejected, id + ".reason.txt");
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings(" ") : "no reason was recorded";
    }
}
