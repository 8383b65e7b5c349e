using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// Held by the one running worker. The operating system holds it (flock, or the share mode on Windows), so a killed worker
/// leaves nothing behind.
/// </summary>
public sealed class WorkerLock : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly FileIdentity? taken;

    private WorkerLock(string path, FileStream file) => (this.path, this.file, taken) = (path, file, FileStatus.Read(path)?.Identity);

    /// <summary>
    /// The file lies where it was taken. Once it does not, the home was deleted or moved, and another worker may run in its place.
    /// </summary>
    public bool IsFileInPlace => FileStatus.Read(path) is { } now && now.Identity == taken;

    /// <summary>Takes the lock; null when another process holds it.</summary>
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

    /// <summary>True while a worker runs. A moment later that may have changed.</summary>
    public static bool IsHeld(MemoryHome home)
    {
        if (!File.Exists(home.WorkerLock))
            return false;
        try
        {
            // Shared and for reading only: two who look do not take each other for a worker, and a home may be read-only.
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
            return false; // Somebody else's: no worker of ours holds it.
        }
    }

    /// <summary>Writes this process's id beside the lock, for <c>totalmemory status</c> and <c>worker stop</c>.</summary>
    public static void WriteProcessId(MemoryHome home) =>
        PrivateFiles.WriteAtomic(
            home.WorkerPid,
            System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>Process id of the running worker; null when none runs or it has not signed.</summary>
    public static int? Holder(MemoryHome home) =>
        IsHeld(home) && File.Exists(home.WorkerPid) && int.TryParse(File.ReadAllText(home.WorkerPid), out var pid) ? pid : null;

    public void Dispose() => file.Dispose();
}
