using System.CommandLine;
using Spectre.Console;
using TotalMemory.Intake;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Transcripts (*.jsonl) or folders of them. Default: everything both clients have on this machine.", Arity = ArgumentArity.ZeroOrMore };
        var json = Options.Json();
        var command = new Command("import", "Learn from existing transcripts. Can be interrupted and repeated: what was read is not read again.") { paths, json };
        command.SetAction(parsed => Run(parsed.GetValue(paths) ?? [], parsed.GetValue(json)));
        return command;
    }

    public static int Run(IReadOnlyList<string> paths, bool json)
    {
        var folders = paths.Count > 0 ? paths : TranscriptFinder.DefaultFolders();
        var files = TranscriptFinder.Find(folders);
        if (files.Count == 0)
        {
            if (json) Output.Json(new IntakeReport(), OutputJson.Plain.IntakeReport);
            else Output.Line(paths.Count > 0 ? "No transcripts (*.jsonl) there." : "No transcripts yet: neither ~/.claude/projects nor ~/.codex/sessions holds any. Work a session, then look at [bold]totalmemory status[/].");
            return 0;
        }
        var memory = Context.Open();
        var failed = new List<string>();
        var report = json || Console.IsOutputRedirected
            ? Import(memory, files, failed, _ => { })
            : AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
            {
                var task = progress.AddTask($"Reading {files.Count} transcripts", maxValue: files.Sum(f => new FileInfo(f).Length));
                return Import(memory, files, failed, task.Increment);
            });
        memory.Publishing.Review([Spool.Reminders.Reminder.Everywhere], judgeAll: report.Turns > 0);
        if (json) Output.Json(report, OutputJson.Plain.IntakeReport);
        else Summarize(report);
        foreach (var failure in failed) Console.Error.WriteLine("totalmemory: " + failure);
        return failed.Count == 0 ? 0 : 1;
    }

    private static IntakeReport Import(MemoryServices memory, IReadOnlyList<string> files, List<string> failed, Action<double> advance)
    {
        var report = new IntakeReport();
        foreach (var file in files)
        {
            try
            {
                var one = memory.Transcripts.Take(file);
                if (one.Lines > 0 && one.MalformedLines == one.Lines) failed.Add($"{file}: no line of it is JSON; it is not a transcript of Claude Code or Codex");
                report += one;
            }
            catch (IOException e) { failed.Add($"{file}: {e.Message}"); }
            catch (UnauthorizedAccessException e) { failed.Add($"{file}: {e.Message}"); }
            catch (InvalidOperationException e) { failed.Add($"{file}: {e.Message}"); }
            advance(new FileInfo(file) is { Exists: true } info ? info.Length : 0);
        }
        return report;
    }

    private static void Summarize(IntakeReport r)
    {
        Output.Line($"Read [bold]{r.Transcripts}[/] transcripts ({Output.Bytes(r.Bytes)}, {r.Turns:N0} turns of {r.Sessions} sessions); {r.Unchanged} were read before.");
        if (r.UnknownLines + r.MalformedLines > 0) Output.Line($"[grey]Passed over: {r.UnknownLines} lines of unknown types, {r.MalformedLines} that are not JSON.[/]");
        Output.Line($"Learned [bold]{r.Facts}[/] facts, [bold]{r.Corrections}[/] corrections, [bold]{r.Errors}[/] errors, [bold]{r.Episodes}[/] episodes in {r.ChangedProjects.Count} projects.");
    }
}
