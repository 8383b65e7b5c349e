using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// Lock of the only running worker. Managed by the operating system (flock, or the share mode on Windows), so a killed worker leaves no
/// stale lock.
/// </summary>
public sealed class WorkerLock : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly FileIdentity? taken;

    private WorkerLock(string path, FileStream file) => (this.path, this.file, taken) = (path, file, FileStatus.Read(path)?.Identity);

    /// <summary>
    /// True if the file is still at its path. If not, the home was deleted or moved, and another worker may run there.
    /// </summary>
    public bool IsFileInPlace => FileStatus.Read(path) is { } now && now.Identity == taken;

    /// <summary>Takes the lock; null if another process holds it.</summary>
    public static WorkerLock? TryTake(MemoryHome home)
    {
        PrivateFiles.CreateFolder(home.Root);
        try
        {
            return new WorkerLock(home.WorkerLock, PrivateFiles.OpenWrite(home.WorkerLock, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True if a worker is running at this moment.</summary>
    public static bool IsHeld(MemoryHome home)
    {
        if (!File.Exists(home.WorkerLock))
            return false;
        try
        {
            // Opened shared and read-only, so that two checks do not take each other for a worker, and for read-only homes.
            new FileStream(home.WorkerLock, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false; // Another user's: not held by a worker of ours.
        }
    }

    /// <summary>Writes this process's id beside the lock, for <c>totalmemory status</c> and <c>worker stop</c>.</summary>
    public static void WriteProcessId(MemoryHome home) =>
        PrivateFiles.WriteAtomic(
            home.WorkerPid,
            System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>Process id of the running worker; null if none is running or it has not written its id.</summary>
    public static int? Holder(MemoryHome home) =>
        IsHeld(home) && File.Exists(home.WorkerPid) && int.TryParse(File.ReadAllText(home.WorkerPid), out var pid) ? pid : null;

    public void Dispose() => file.Dispose();
}
