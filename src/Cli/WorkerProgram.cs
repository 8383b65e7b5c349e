using System.Diagnostics;

namespace TotalMemory.Cli;

/// <summary>The worker's program, for what only it can do: it has the models and knows PostgreSQL; this one stays small.</summary>
internal static class WorkerProgram
{
    /// <summary>Prints what it says to some words, line by line.</summary>
    /// <returns>0; what went wrong is thrown.</returns>
    /// <exception cref="CommandException">It is missing, or failed: its own words.</exception>
    public static int Ask(params IReadOnlyList<string> words)
    {
        var worker = Context.Home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException($"{worker} is missing. Run install/install.sh from the source folder.");
        var start = new ProcessStartInfo(worker, words)
        {
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
