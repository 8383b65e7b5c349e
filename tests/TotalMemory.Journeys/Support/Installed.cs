using System.Diagnostics;
using TotalMemory.Spool;

[assembly: AssemblyFixture(typeof(TotalMemory.Journeys.Support.Installed))]

namespace TotalMemory.Journeys.Support;

/// <summary>TotalMemory from the package that <c>install/pack.sh</c> makes, once for all journeys, in a HOME of its own.</summary>
public sealed class Installed : IAsyncLifetime
{
    public static string Source { get; } = FindSource();

    /// <summary>Why nothing could be installed here; null when it was.</summary>
    public string? Unavailable { get; private set; }

    public string UserHome { get; } = Path.Combine(Path.GetTempPath(), "tmj-" + Guid.NewGuid().ToString("N")[..8]);

    public string Output { get; private set; } = "";

    public string Bin => Path.Combine(UserHome, ".local", "share", "totalmemory", "bin");

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            Unavailable = "the journeys need a POSIX shell";
            return;
        }
        Directory.CreateDirectory(UserHome);
        // Programs built elsewhere, to try a journey without minutes of compiling.
        if (Environment.GetEnvironmentVariable("TOTALMEMORY_JOURNEY_BIN") is { Length: > 0 } built)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Bin)!);
            Directory.CreateSymbolicLink(Bin, built);
            await InstallAsync(Bin);
            return;
        }
        var release = await Release.MadeAsync(UserHome);
        var unpacked = await release.UnpackAsync(Path.Combine(UserHome, "unpacked"));
        await InstallAsync(unpacked);
        Directory.Delete(unpacked, recursive: true);
    }

    private async Task InstallAsync(string folder)
    {
        var (code, output) = await Shell.RunAsync(
            Path.Combine(folder, "totalmemory"),
            ["install", "--trust-codex-hooks"],
            UserHome,
            Shell.Environment(UserHome)
        );
        Output = output;
        if (code != 0)
            throw new InvalidOperationException($"The programs could not be installed:\n{output}");
    }

    /// <summary>Skips the test, saying why, where nothing could be installed.</summary>
    public void Require() => Assert.SkipWhen(Unavailable is not null, Unavailable ?? "");

    /// <summary>A memory home of its own that uses the installed executables.</summary>
    public MemoryHome NewHome()
    {
        Require();
        var root = Path.Combine(UserHome, "homes", Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(root);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateSymbolicLink(Path.Combine(root, "bin"), Bin);
        return new MemoryHome(root);
    }

    public async ValueTask DisposeAsync()
    {
        if (Unavailable is not null)
            return;
        foreach (
            var home in Directory.Exists(Path.Combine(UserHome, "homes")) ? Directory.GetDirectories(Path.Combine(UserHome, "homes")) : []
        )
            await StopWorkerAsync(new MemoryHome(home));
        await StopWorkerAsync(new MemoryHome(Path.Combine(UserHome, ".local", "share", "totalmemory")));
        try
        {
            Directory.Delete(UserHome, recursive: true);
        }
        catch (IOException) { } // A client may still be closing its files.
        catch (UnauthorizedAccessException) { }
    }

    public static async Task StopWorkerAsync(MemoryHome home)
    {
        if (WorkerLock.Holder(home) is not { } pid)
            return;
        try
        {
            using var worker = Process.GetProcessById(pid);
            worker.Kill();
            await worker.WaitForExitAsync();
        }
        catch (ArgumentException) { }
    }

    private static string FindSource()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TotalMemory.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
