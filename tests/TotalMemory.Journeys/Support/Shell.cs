using System.Diagnostics;

namespace TotalMemory.Journeys.Support;

/// <summary>Runs programs with exactly the environment they are given.</summary>
public static class Shell
{
    /// <summary>A user's environment: HOME, PATH and what the build needs to find its packages.</summary>
    public static Dictionary<string, string?> Environment(string home) =>
        new()
        {
            ["HOME"] = home,
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH"),
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm",
            ["SHELL"] = "/bin/bash",
            ["CLAUDE_BIN"] = Clients.Claude,
            ["CODEX_BIN"] = Clients.Codex,
            ["NUGET_PACKAGES"] =
                System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            ["DOTNET_CLI_HOME"] = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["SSL_CERT_FILE"] = System.Environment.GetEnvironmentVariable("SSL_CERT_FILE"),
            ["SSL_CERT_DIR"] = System.Environment.GetEnvironmentVariable("SSL_CERT_DIR"),
            ["NUGET_CERT_REVOCATION_MODE"] = System.Environment.GetEnvironmentVariable("NUGET_CERT_REVOCATION_MODE"),
            ["DOTNET_ROOT"] = System.Environment.GetEnvironmentVariable("DOTNET_ROOT"),
        };

    public static async Task<(int Code, string Output)> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        Dictionary<string, string?> environment,
        TimeSpan? patience = null,
        string? input = null
    )
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            if (value is not null)
                start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            if (input is not null)
                await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException) { } // It did not want to read.
        using var deadline = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} took too long");
        }
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Asks until it holds; the journeys wait for what they wait for, never for a time.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what, int seconds = 180)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(seconds))
                Assert.Fail($"waited {seconds} s for: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the worker has taken every event and learned from it.</summary>
    public static Task UntilDrainedAsync(Spool.MemoryHome home, int seconds = 180)
    {
        var spool = new Spool.EventSpool(home);
        return UntilAsync(
            () => spool.Waiting().Count == 0 && (!Directory.Exists(spool.Claimed) || Directory.GetFiles(spool.Claimed).Length == 0),
            "the spool is drained",
            seconds
        );
    }
}
