using System.Diagnostics;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Support;

/// <summary>The real command line, as a process with a HOME of its own and our programs in place.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly TempHome temp = new();

    public CommandLine()
    {
        Home = new MemoryHome(Path.Combine(Folder, "data", "totalmemory"));
        // The worker is a stand-in that ends at once.
        foreach (var name in (string[])["totalmemory-hook", "totalmemory-worker", "totalmemory-mcp"])
        {
            var program = temp.Write($"data/totalmemory/bin/{name}", "#!/bin/sh\nexit 0\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
        WorkFolder = temp.MakeFolder("work");
    }

    /// <summary>The user's HOME.</summary>
    public string Folder => temp.Folder;

    public string WorkFolder { get; }

    public MemoryHome Home { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public string Write(string name, string text) => temp.Write(name, text);

    public Said Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "totalmemory-cli"))
        {
            WorkingDirectory = WorkFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in (string[])["CLAUDE_CONFIG_DIR", "CODEX_HOME", "CLAUDE_BIN", "CODEX_BIN", "XDG_CONFIG_HOME", "XDG_DATA_HOME"])
            start.Environment.Remove(name);
        start.Environment["HOME"] = Folder;
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["TOTALMEMORY_HOME"] = Home.Root;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Said(process.ExitCode, output.Result, errors.Result);
    }

    public void Dispose() => temp.Dispose();
}

/// <summary>What a command answered.</summary>
public sealed record Said(int Code, string Output, string Errors);
