using System.Diagnostics;
using System.Globalization;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>Finds the worker process of a home. The pid file may be stale, and its number reused by another program.</summary>
internal static class RunningWorker
{
    private const string Name = "totalmemory-worker";

    /// <summary>Null if no worker is running, or it cannot be identified for certain.</summary>
    public static int? Find(MemoryHome home)
    {
        if (!WorkerLock.IsHeld(home))
            return null;
        if (OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd"))
            return Written(home).Concat(All()).Where(p => Holds(p, home.WorkerLock)).Select(p => (int?)p).FirstOrDefault();
        return Written(home).Where(IsNamed).Select(p => (int?)p).FirstOrDefault();
    }

    /// <summary>Time since the running worker started; null if there is none, or it is unknown.</summary>
    public static TimeSpan? Age(MemoryHome home)
    {
        try
        {
            using var process = Find(home) is { } pid ? Process.GetProcessById(pid) : null;
            return process is null ? null : TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<int> Written(MemoryHome home) =>
        File.Exists(home.WorkerPid) && int.TryParse(File.ReadAllText(home.WorkerPid), out var pid) ? [pid] : [];

    private static IEnumerable<int> All() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(p => p > 0);

    // A worker keeps its lock file open while it runs.
    private static bool Holds(int pid, string lockFile)
    {
        try
        {
            var real = File.ResolveLinkTarget(lockFile, returnFinalTarget: true)?.FullName ?? lockFile;
            return pid != Environment.ProcessId
                && Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Any(fd => IsSame(new FileInfo(fd).LinkTarget, real));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The kernel reports the real path; ours may contain links.
    private static bool IsSame(string? opened, string file) =>
        opened is not null
        && Path.GetFileName(opened) == Path.GetFileName(file)
        && (opened == file || Files(opened) is { } identity && identity == Files(file));

    private static Spool.Files.FileIdentity? Files(string path) => Spool.Files.FileStatus.Read(path)?.Identity;

    private static bool IsNamed(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith(Name[..15], StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
