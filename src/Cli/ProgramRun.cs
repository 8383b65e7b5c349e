using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>Runs another program to its end, or kills it after a timeout.</summary>
internal sealed record ProgramRun(string Program, params IReadOnlyList<string> Arguments)
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Its standard input.</summary>
    public byte[] Input { get; init; } = [];

    /// <summary>Its input stays open afterwards, as some clients do with a hook.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>The home it uses.</summary>
    public string? Home { get; init; }

    /// <summary>The person's own program, which is run without the guard variable.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Runs it with the guard variable, so that our hooks ignore it.</summary>
    public static ProgramAnswer Command(string program, params IReadOnlyList<string> arguments) => new ProgramRun(program, arguments).Run();

    public ProgramAnswer Run()
    {
        try
        {
            using var process = Start();
            var began = Stopwatch.GetTimestamp();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            _ = WriteInputAsync(process);
            if (process.WaitForExit(Timeout) && Task.WaitAll([output, errors], TimeLeft(began)))
                return new(process.ExitCode, (output.Result + errors.Result).Trim()) { Printed = output.Result };
            process.Kill(entireProcessTree: true);
            return new(-1, $"no answer within {Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return new(-1, e.Message);
        }
    }

    /// <summary>The first line that it prints, after which it is killed; null on timeout.</summary>
    public string? FirstLine()
    {
        try
        {
            using var process = Start();
            _ = process.StandardError.ReadToEndAsync();
            _ = WriteInputAsync(process);
            var line = process.StandardOutput.ReadLineAsync();
            var isTold = line.Wait(Timeout);
            process.Kill(entireProcessTree: true);
            return isTold ? line.Result : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    // The program may have started another one that keeps its output open.
    private TimeSpan TimeLeft(long began) =>
        Timeout - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task WriteInputAsync(Process process)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Input);
            await process.StandardInput.BaseStream.FlushAsync();
            if (!StaysOpen)
                process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { } // It ended without reading its input.
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        if (Home is not null)
        {
            start.Environment.Remove(Guard.Variable);
            start.Environment["TOTALMEMORY_HOME"] = Home;
        }
        else if (!IsForeign)
            start.Environment[Guard.Variable] = "1";
        return Process.Start(start)!;
    }
}

/// <summary>How a program ended.</summary>
/// <param name="Code">Its exit code; -1 if it could not be started or timed out.</param>
/// <param name="Output">Its standard output and error.</param>
internal sealed record ProgramAnswer(int Code, string Output)
{
    /// <summary>Its standard output, unchanged.</summary>
    public string Printed { get; init; } = "";
}
