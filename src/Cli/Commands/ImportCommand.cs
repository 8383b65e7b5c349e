using System.CommandLine;
using Spectre.Console;
using TotalMemory.Intake;
using TotalMemory.Transcripts;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Transcripts (*.jsonl) or folders of them. Default: everything both clients have on this machine.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var from = new Option<string?>("--from")
        {
            Description =
                "Another memory instead of transcripts: "
                + string.Join(", ", ForeignSources.Names)
                + ". Its path may follow; default: where it keeps it.",
        };
        from.AcceptOnlyFromAmong([.. ForeignSources.Names]);
        var everywhere = new Option<bool>("--general-everywhere")
        {
            Description = "With --from: what belongs to no project there holds in every project here.",
        };
        var command = new ExampledCommand(
            "import",
            "Learn from existing transcripts, or take another memory over. Can be interrupted and repeated: what was read is not read again.",
            "totalmemory import",
            "totalmemory import ~/old/.claude/projects",
            "totalmemory import --from claude-mem",
            "totalmemory import --from total-agent-memory ~/.tam/memory.db",
            "totalmemory import --from jsonl memory.jsonl"
        )
        {
            paths,
            from,
            everywhere,
        };
        command.SetAction(parsed =>
            parsed.GetValue(from) is { } source
                ? RunForeign(source, parsed.GetValue(paths) ?? [], parsed.GetValue(everywhere))
                : Run(parsed.GetValue(paths) ?? [], parsed.GetValue(Options.Json))
        );
        return command;
    }

    private static int RunForeign(string source, string[] paths, bool everywhere)
    {
        if (paths.Length > 1)
            throw new CommandException("Give one file a call: totalmemory import --from NAME FILE.");
        var foreign = ForeignSources.Read(source, paths.Length == 1 ? Path.GetFullPath(paths[0]) : null, Install.ClientFolders.User);
        var memory = Context.Open();
        var report = memory.Import.Run(foreign, isTrusted: true, everywhere);
        memory.Publishing.Review(everywhere ? [Spool.Reminders.Reminder.Everywhere] : report.Projects, judgeAll: false);
        if (Output.IsJson)
            Output.Json(report, OutputJson.Plain.ForeignReport);
        else
        {
            Output.Line(
                $"Took over [bold]{report.Added:N0}[/] records from {Output.Safe(source)} in {report.Projects.Count} projects; {report.Known:N0} were known, {report.Sessions:N0} sessions are new."
            );
            if (report.WithoutProject > 0 && !everywhere)
                Output.Line(
                    $"{report.WithoutProject:N0} belonged to no project there; here they are in a project called [bold]general[/]. To let them hold in every project, forget that and import with [bold]--general-everywhere[/]."
                );
            if (report.Refused > 0)
                Output.Line($"[grey]{report.Refused:N0} you had removed here before; they stay away.[/]");
            if (report.Unreadable > 0)
                Output.Line($"[grey]Passed over: {report.Unreadable:N0} without words or a time.[/]");
        }
        return 0;
    }

    public static int Run(IReadOnlyList<string> paths, bool json)
    {
        var folders = paths.Count > 0 ? paths : TranscriptFinder.DefaultFolders();
        var files = TranscriptFinder.Find(folders);
        if (files.Count == 0)
        {
            if (json)
                Output.Json(new IntakeReport(), OutputJson.Plain.IntakeReport);
            else
                Output.Line(
                    paths.Count > 0
                        ? "No transcripts (*.jsonl) there."
                        : "No transcripts yet: neither ~/.claude/projects nor ~/.codex/sessions holds any. Work a session, then look at [bold]totalmemory status[/]."
                );
            return 0;
        }
        var memory = Context.Open();
        var failed = new List<string>();
        var report =
            json || Console.IsOutputRedirected
                ? Import(memory, files, failed, _ => { })
                : AnsiConsole
                    .Progress()
                    .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                    .Start(progress =>
                    {
                        var task = progress.AddTask($"Reading {files.Count} transcripts", maxValue: files.Sum(f => new FileInfo(f).Length));
                        return Import(memory, files, failed, task.Increment);
                    });
        memory.Publishing.Review([Spool.Reminders.Reminder.Everywhere], judgeAll: report.Turns > 0);
        if (json)
            Output.Json(report, OutputJson.Plain.IntakeReport);
        else
            Summarize(report);
        foreach (var failure in failed)
            Console.Error.WriteLine("totalmemory: " + failure);
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
                if (one.Lines > 0 && one.MalformedLines == one.Lines)
                    failed.Add($"{file}: no line of it is JSON; it is not a transcript of Claude Code or Codex");
                report += one;
            }
            catch (IOException e)
            {
                failed.Add($"{file}: {e.Message}");
            }
            catch (UnauthorizedAccessException e)
            {
                failed.Add($"{file}: {e.Message}");
            }
            catch (InvalidOperationException e)
            {
                failed.Add($"{file}: {e.Message}");
            }
            advance(new FileInfo(file) is { Exists: true } info ? info.Length : 0);
        }
        return report;
    }

    private static void Summarize(IntakeReport r)
    {
        Output.Line(
            $"Read [bold]{r.Transcripts}[/] transcripts ({Output.Bytes(r.Bytes)}, {r.Turns:N0} turns of {r.Sessions} sessions); {r.Unchanged} were read before."
        );
        if (r.UnknownLines + r.MalformedLines > 0)
            Output.Line($"[grey]Passed over: {r.UnknownLines} lines of unknown types, {r.MalformedLines} that are not JSON.[/]");
        Output.Line(
            $"Learned [bold]{r.Facts}[/] facts, [bold]{r.Corrections}[/] corrections, [bold]{r.Errors}[/] errors, [bold]{r.Episodes}[/] episodes in {r.ChangedProjects.Count} projects."
        );
    }
}
