using System.CommandLine;
using System.Diagnostics;

namespace TotalMemory.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("text") { Description = "A text, or the number of a record." };
        var command = new ExampledCommand(
            "explain",
            "Show what the reader thinks of a text or a record, and why.",
            "totalmemory explain \"From now on, use tabs.\"",
            "totalmemory explain 12"
        )
        {
            what,
        };
        command.SetAction(parsed => Run(parsed.GetValue(what)!));
        return command;
    }

    // The model is the worker's.
    private static int Run(string what)
    {
        var worker = Context.Home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException($"{worker} is missing. Run install/install.sh from the source folder.");
        var start = new ProcessStartInfo(worker)
        {
            ArgumentList = { "explain", what },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TOTALMEMORY_HOME"] = Context.Home.Root;
        using var process = Process.Start(start) ?? throw new CommandException("The worker did not start.");
        var trouble = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line)
            Output.Line(Output.Safe(line));
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new CommandException(trouble.Result.Trim());
    }
}
