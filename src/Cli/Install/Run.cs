using System.Diagnostics;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Runs a client's own command, guarded so that no hook of ours answers it.</summary>
internal static class Run
{
    /// <summary>Exit code and output; -1 when it cannot be started or takes longer than 60 seconds.</summary>
    public static ProgramAnswer Command(string program, params IReadOnlyList<string> arguments) =>
        Command(program, TimeSpan.FromSeconds(60), arguments);

    /// <summary>The same with another patience.</summary>
    public static ProgramAnswer Command(string program, TimeSpan patience, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[Guard.Variable] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                return new(-1, $"no answer within {patience.TotalSeconds:0} seconds");
            }
            return new(process.ExitCode, (output.Result + errors.Result).Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new(-1, e.Message);
        }
    }
}
