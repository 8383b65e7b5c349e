using System.CommandLine;
using Spectre.Console;
using TotalMemory.Intake;
using TotalMemory.Transcripts;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class ImportCommand
{
    private const int MostNamed = 10; // chosen: one screen

    /// <summary>
    /// Seconds that judging may take during an installation (chosen: the first briefing should be there within fifteen).
    /// </summary>
    private const int FirstJudgingSeconds = 8;

    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description =
                $"Transcripts (*.jsonl, *.jsonl.zst, *.jsonl.gz) or folders of them. Default: all of {Clients.Titles()} on this machine.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var from = new Option<string?>("--from")
        {
            Description =
                "Import another memory instead: "
                + string.Join(", ", ForeignSources.Names)
                + ". Give its file as PATH if it is not in its usual place.",
        };
        from.OneOf([.. ForeignSources.Names]);
        var everywhere = new Option<bool>("--general-everywhere")
        {
            Description = "With --from: records without a project apply to every project here.",
        };
        var command = new ExampledCommand(
            "import",
            "Learn from existing transcripts, or import another memory. Safe to interrupt and repeat.",
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
            throw new CommandException("--from takes one file at a time: totalmemory import --from NAME FILE");
        var foreign = ForeignSources.Read(source, paths.Length == 1 ? Context.FullPath(paths[0]) : null, Install.ClientFolders.User);
        var memory = Context.Open();
        var isLeft = memory.Publishing.Begin();
        var report = memory.Import.Run(foreign, isTrusted: true, everywhere);
        memory.Publishing.Review(everywhere ? [Spool.Reminders.Reminder.Everywhere] : report.Projects, judgeAll: isLeft);
        memory.Publishing.Done();
        if (Output.IsJson)
            Output.Json(report, OutputJson.Plain.ForeignReport);
        else
        {
            var (projects, sessions) = (Output.Count(report.Projects.Count, "project"), Output.Count(report.Sessions, "session"));
            Output.Line(
                $"Imported [bold]{Output.Count(report.Added, "record")}[/] from {Output.Safe(source)} ({projects}, {sessions} new)."
            );
            if (report.Known > 0)
                Output.Line($"{Output.Count(report.Known, "record was", "records were")} already known.");
            if (report.WithoutProject > 0 && !everywhere)
            {
                var without = Output.Count(report.WithoutProject, "record had no project; it is", "records had no project; they are");
                Output.Line($"{without} in the project [bold]general[/] here.");
                Output.Line("To apply such records to every project, import with [bold]--general-everywhere[/].");
            }
            if (report.Refused > 0)
                Output.Line($"[grey]{Refused(report.Refused)}[/]");
            if (report.Unreadable > 0)
                Output.Line($"[grey]Skipped: {Output.Count(report.Unreadable, "record")} that cannot be read.[/]");
            foreach (var reason in report.Reasons.Take(MostNamed))
                Output.Line($"[grey]  {Output.Safe(reason)}[/]");
        }
        return 0;
    }

    private static string Refused(int many) =>
        Output.Count(many, "record that you had deleted here before was", "records that you had deleted here before were")
        + " not imported.";

    /// <param name="newest">How many of the newest to read now; the worker reads the others.</param>
    public static int Run(IReadOnlyList<string> paths, bool json, int newest = int.MaxValue)
    {
        var folders = paths.Count > 0 ? paths : TranscriptFinder.DefaultFolders();
        var found = TranscriptFinder.Look(folders);
        var files = found.Files.TakeLast(newest).ToList();
        if (files.Count == 0 && found.Unreadable.Count == 0)
        {
            if (json)
                Output.Json(new IntakeReport(), OutputJson.Plain.IntakeReport);
            else
                Output.Line(
                    paths.Count > 0
                        ? "No transcripts found there."
                        : $"No transcripts of {Clients.Titles("or")} yet. They appear with your first session."
                );
            return 0;
        }
        var memory = Context.Open();
        var failed = new List<string>();
        var isLeft = memory.Publishing.Begin();
        if (files.Count < found.Files.Count)
            memory.Backlog.Add(folders);
        var showing = HowToShow(json || Output.IsJson);
        var report = Import(memory.Transcripts, files, failed, showing);
        report += new IntakeReport { UnreadableFiles = found.Unreadable.Count + failed.Count };
        memory.Publishing.Review([Spool.Reminders.Reminder.Everywhere], judgeAll: report.Turns > 0 || isLeft);
        ImportJudging.Run(memory.Home, showing, newest == int.MaxValue ? null : FirstJudgingSeconds);
        memory.Publishing.Done();
        if (json)
            Output.Json(report, OutputJson.Plain.IntakeReport);
        else
            Summarize(report);
        if (!json && files.Count < found.Files.Count)
            Output.Line($"The worker reads the {found.Files.Count - files.Count:N0} older ones in the background.");
        foreach (var path in found.Unreadable.Take(MostNamed))
            Output.Error($"{path} cannot be read; it was skipped.");
        foreach (var failure in failed)
            Output.Error(failure);
        // A file given by name must be a transcript; a folder may also hold other files.
        return failed.Count > 0 || paths.Any(p => found.Unreadable.Contains(Path.GetFullPath(p))) ? 1 : 0;
    }

    private static ProgressDisplay HowToShow(bool json)
    {
        if (json)
            return ProgressDisplay.Nothing;
        return Console.IsOutputRedirected ? ProgressDisplay.Lines : ProgressDisplay.Bars;
    }

    private static IntakeReport Import(TranscriptIntake transcripts, List<string> files, List<string> failed, ProgressDisplay showing) =>
        showing switch
        {
            ProgressDisplay.Nothing => Import(transcripts, files, failed, _ => { }),
            ProgressDisplay.Lines => ImportWithLines(transcripts, files, failed),
            _ => ImportWithProgress(transcripts, files, failed),
        };

    private static IntakeReport ImportWithLines(TranscriptIntake transcripts, List<string> files, List<string> failed)
    {
        var lines = new ProgressLines(Console.Error, TimeProvider.System);
        var sizes = files.Sum(f => new FileInfo(f).Length);
        lines.Begin($"reading {Output.Count(files.Count, "transcript")} ({Output.Bytes(sizes)})");
        var read = 0;
        return Import(transcripts, files, failed, _ => lines.Report("transcripts read", ++read, files.Count));
    }

    private static IntakeReport ImportWithProgress(TranscriptIntake transcripts, List<string> files, List<string> failed) =>
        AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask(
                    $"Reading {Output.Count(files.Count, "transcript")}",
                    maxValue: files.Sum(f => new FileInfo(f).Length)
                );
                return Import(transcripts, files, failed, task.Increment);
            });

    private static IntakeReport Import(
        TranscriptIntake transcripts,
        IReadOnlyList<string> files,
        List<string> failed,
        Action<double> advance
    )
    {
        var report = new IntakeReport();
        foreach (var file in files)
        {
            try
            {
                var one = transcripts.Take(file, isTrusted: true);
                if (one.Lines > 0 && one.MalformedLines == one.Lines)
                    failed.Add($"{file}: not a transcript of {Clients.Titles("or")}: no line is JSON");
                report += one;
            }
            catch (IOException e)
            {
                failed.Add($"{file}: {FileErrorText.Describe(e)}");
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

    // What was skipped, with counts.
    private static List<string> SkippedItems(IntakeReport r)
    {
        (int Count, string One, string More)[] passed =
        [
            (r.UnknownLines, "line of unknown type", "lines of unknown type"),
            (r.MalformedLines, "line or part of a line that is not JSON", "lines or parts of lines that are not JSON"),
            (r.SkippedRecords, "record of more than 4 MB", "records of more than 4 MB"),
            (
                r.CutRecords,
                "record of more than 4 MB (only its beginning was read)",
                "records of more than 4 MB (only their beginnings were read)"
            ),
            (r.DamagedFiles, "damaged compressed file (read up to the damage)", "damaged compressed files (read up to the damage)"),
            (r.UnreadableFiles, "file or folder that cannot be read", "files or folders that cannot be read"),
        ];
        return [.. passed.Where(p => p.Count > 0).Select(p => $"{p.Count:N0} {(p.Count == 1 ? p.One : p.More)}")];
    }

    private static void Summarize(IntakeReport r)
    {
        var (turns, sessions) = (Output.Count(r.Turns, "turn"), Output.Count(r.Sessions, "session"));
        var transcripts = Output.Count(r.Transcripts, "transcript");
        Output.Line($"Read {transcripts} ({Output.Bytes(r.Bytes)}, {turns} of {sessions}); {r.Unchanged:N0} unchanged.");
        if (SkippedItems(r) is { Count: > 0 } passed)
            Output.Line($"[grey]Skipped: {string.Join(", ", passed)}.[/]");
        if (r.RepeatedRecords > 0)
            Output.Line($"[grey]{Output.Count(r.RepeatedRecords, "record")} known from another file of the same session.[/]");
        Output.Line(
            $"Learned {Output.Count(r.Facts, "fact")}, {Output.Count(r.Corrections, "correction")}, {Output.Count(r.Errors, "error")} "
                + $"and {Output.Count(r.Episodes, "episode")} in {Output.Count(r.ChangedProjects.Count, "project")}."
        );
    }
}
