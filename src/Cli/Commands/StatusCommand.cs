using System.CommandLine;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "status",
            "What is remembered, and whether everything works.",
            "totalmemory status",
            "totalmemory status --json"
        );
        command.SetAction(parsed => Run(parsed.GetValue(Options.Json)));
        return command;
    }

    private static int Run(bool json)
    {
        var home = Context.Home;
        var memory = Context.Open();
        var counts = memory.Knowledge.Count();
        var status = new JsonStatus(
            home.Root,
            Database.Schema,
            WorkerLock.IsHeld(home),
            WorkerLock.Holder(home),
            memory.Spool.Waiting().Count,
            memory.Spool.RejectedIds().Count,
            new FileInfo(home.Database).Length,
            counts
        );
        if (json)
        {
            Output.Json(status, OutputJson.Plain.JsonStatus);
            return 0;
        }
        Output.Line($"[bold]TotalMemory[/] in {Output.Safe(home.Root)} ({Output.Bytes(status.DatabaseBytes)})");
        Output.Line(
            $"  {counts.Facts:N0} facts, {counts.Corrections:N0} corrections, {counts.Errors:N0} errors ({counts.ErrorsFixed:N0} with a fix), {counts.Episodes:N0} episodes"
        );
        Output.Line($"  {counts.Rules:N0} rules, {counts.Insights:N0} insights");
        Output.Line(
            $"  from {counts.Sessions:N0} sessions in {counts.Projects:N0} projects; {counts.Archived:N0} archived, {counts.Forgotten:N0} forgotten for good"
        );
        if (counts.UnknownLines + counts.MalformedLines > 0)
            Output.Line(
                $"  [grey]passed over: {counts.UnknownLines:N0} lines of unknown types, {counts.MalformedLines:N0} that are not JSON[/]"
            );
        Output.Line(
            status.WorkerRunning
                ? $"  worker: running (process {status.WorkerPid})"
                : "  worker: not running; the next session starts it, or [bold]totalmemory worker start[/]"
        );
        if (memory.Reflection.All(1) is [{ Outcome: Reflection.ReflectionOutcome.Refused } refused])
            Output.Line(
                $"  [yellow]last night's reflection waits for you[/]: totalmemory reflections show {refused.Id}, then totalmemory reflect --accept"
            );
        Output.Line(Output.Safe("  language model: " + LanguageModelCommand.Line(home, memory)));
        Output.Line($"  spool: {status.SpoolWaiting} events waiting");
        foreach (var id in memory.Spool.RejectedIds().Take(5))
            Output.Line($"  [red]rejected[/] {id}: {Output.Safe(Reason(memory, id))}");
        if (status.SpoolRejected > 5)
            Output.Line($"  [red]…and {status.SpoolRejected - 5} more[/] in {Output.Safe(memory.Spool.Rejected)}");
        return 0;
    }

    private static string Reason(MemoryServices memory, string id)
    {
        var file = Path.Combine(memory.Spool.Rejected, id + ".reason.txt");
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings(" ") : "no reason was written";
    }
}
