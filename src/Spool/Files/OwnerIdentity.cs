using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>
/// A worker that root starts in another user's home (a session with sudo) runs as that user: as root it would hold their memory for hours,
/// and would not answer their prompts.
/// </summary>
public static partial class OwnerIdentity
{
    private const int SetVisible = 4; // published: prctl's PR_SET_DUMPABLE

    /// <summary>
    /// Becomes the owner of the home for good. Does nothing if this is not root, or where the owner could not reach what the worker reads,
    /// as in a container where root's sessions are kept in a folder of somebody else.
    /// </summary>
    public static void Become(MemoryHome home)
    {
        if (OperatingSystem.IsWindows() || FileStatus.CurrentUser != 0 || FileStatus.Read(home.Root) is not { Owner: not 0 } status)
            return;
        if (SetEffectiveUser(status.Owner) != 0)
            return;
        var reaches = new[] { home.Root, UserFolder.Path, Path.GetDirectoryName(Environment.ProcessPath)! }.All(f =>
            FileStatus.Read(f + "/.") is not null
        );
        if (SetEffectiveUser(0) != 0 || !reaches)
            return;
        _ = SetGroups(0, 0);
        _ = SetGroup(status.Group);
        _ = SetUser(status.Owner);
        // The system keeps a process that changed its user from that user, who could then not see which files it has open, nor stop it.
        if (OperatingSystem.IsLinux())
            _ = Control(SetVisible, 1);
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_SetEUid")]
    private static partial int SetEffectiveUser(uint user);

    [LibraryImport("libc", EntryPoint = "setgroups")]
    private static partial int SetGroups(nuint count, nint groups);

    [LibraryImport("libc", EntryPoint = "setgid")]
    private static partial int SetGroup(uint group);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value);

    [LibraryImport("libc", EntryPoint = "setuid")]
    private static partial int SetUser(uint user);
}
