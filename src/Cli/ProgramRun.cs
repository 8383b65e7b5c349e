using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>Another program that is run to its end, or ended.</summary>
internal sealed record ProgramRun(string Program, params IReadOnlyList<string> Arguments)
{
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What it reads.</summary>
    public byte[] Input { get; init; } = [];

    /// <summary>Its input stays open behind that, as clients leave a hook's.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>The home in which it does what it does for a client.</summary>
    public string? Home { get; init; }

    /// <summary>It is the person's own, and none of our business: not guarded.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Runs it guarded, so that no hook of ours answers it.</summary>
    public static ProgramAnswer Command(string program, params IReadOnlyList<string> arguments) => new ProgramRun(program, arguments).Run();

    public ProgramAnswer Run()
    {
        try
        {
            using var process = Start();
            var began = Stopwatch.GetTimestamp();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            _ = TellAsync(process);
            if (process.WaitForExit(Patience) && Task.WaitAll([output, errors], Left(began)))
                return new(process.ExitCode, (output.Result + errors.Result).Trim()) { Printed = output.Result };
            process.Kill(entireProcessTree: true);
            return new(-1, $"no answer within {Patience.TotalSeconds:0} seconds");
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return new(-1, e.Message);
        }
    }

    /// <summary>The first line that it prints; null when there is none in time. It is ended then.</summary>
    public string? FirstLine()
    {
        try
        {
            using var process = Start();
            _ = process.StandardError.ReadToEndAsync();
            _ = TellAsync(process);
            var line = process.StandardOutput.ReadLineAsync();
            var isTold = line.Wait(Patience);
            process.Kill(entireProcessTree: true);
            return isTold ? line.Result : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    // A program that ended may have left another that holds its output.
    private TimeSpan Left(long began) =>
        Patience - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task TellAsync(Process process)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Input);
            await process.StandardInput.BaseStream.FlushAsync();
            if (!StaysOpen)
                process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { } // It ended without listening; its exit code says more.
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
/// <param name="Code">Its exit code; -1 when it could not be started, or was not done in time.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record ProgramAnswer(int Code, string Output)
{
    /// <summary>What it printed as it stands, without errors.</summary>
    public string Printed { get; init; } = "";
}
