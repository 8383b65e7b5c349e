using System.ComponentModel;
using System.Diagnostics;
using TotalMemory.Cli.Install;

namespace TotalMemory.Cli.Doctor;

/// <summary>Runs a program of ours as a client does: words on stdin, which stays open, and a home.</summary>
internal static class Launch
{
    /// <summary>Exit code and what it printed; -1 when it cannot be started, or is not done in time and is ended.</summary>
    public static ProgramAnswer Once(string program, string[] arguments, string input, string home, TimeSpan patience)
    {
        try
        {
            using var process = Start(program, arguments, home);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Tell(process, input);
            if (!process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                return new(-1, $"not done within {patience.TotalSeconds:0} seconds");
            }
            return new(process.ExitCode, (output.Result + errors.Result).Trim());
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return new(-1, e.Message);
        }
    }

    /// <summary>The first line it answers to one line; null when there is none in time.</summary>
    public static string? FirstLine(string program, string input, string home, TimeSpan patience)
    {
        try
        {
            using var process = Start(program, [], home);
            _ = process.StandardError.ReadToEndAsync();
            Tell(process, input + "\n");
            var line = process.StandardOutput.ReadLineAsync();
            var answered = line.Wait(patience);
            process.Kill(entireProcessTree: true);
            return answered ? line.Result : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Tell(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Flush();
        }
        catch (IOException) { } // It ended without listening; its exit code says more.
    }

    private static Process Start(string program, string[] arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove(TotalMemory.Spool.Guard.Variable);
        start.Environment["TOTALMEMORY_HOME"] = home;
        return Process.Start(start)!;
    }
}
