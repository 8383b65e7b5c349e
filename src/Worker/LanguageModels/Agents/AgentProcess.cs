using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Worker.LanguageModels.Agents;

/// <summary>Runs an agent's program once, with our own hooks turned off; at the deadline its processes are killed.</summary>
internal static class AgentProcess
{
    /// <summary>Returns what it printed. Throws <see cref="InvalidOperationException"/> if it cannot be started or fails.</summary>
    public static async Task<string> RunAsync(string program, List<string> arguments, string folder, string input, CancellationToken cancel)
    {
        using var process = Start(program, arguments, folder);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new InvalidOperationException(
                    $"{Path.GetFileName(program)} ended with {process.ExitCode}: {Utf8Text.Cap((await errors) + (await output), 300)}"
                );
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, List<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.Environment[Guard.Variable] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} cannot be started ({e.Message}). Is it installed and in the worker's PATH?", e);
        }
    }
}
