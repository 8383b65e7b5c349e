using System.Diagnostics;

namespace TotalMemory.Cli;

/// <summary>Runs the worker's program for what only it can do (models, PostgreSQL), so that this one stays small.</summary>
internal static class WorkerInvocation
{
    /// <summary>Runs it with these arguments and prints its output line by line.</summary>
    /// <returns>0; errors are thrown.</returns>
    /// <exception cref="CommandException">It is missing, or failed; the message is its own.</exception>
    public static int Ask(params IReadOnlyList<string> words)
    {
        var worker = Context.Home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException(Install.ProgramPackage.Missing(worker));
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
