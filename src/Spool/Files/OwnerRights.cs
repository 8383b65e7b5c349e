using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>
/// A umask such as 0777 takes rights from the owner, too: what a program writes then, SQLite's files included, nobody can read.
/// </summary>
public static partial class OwnerRights
{
    private const int OfOthers = 0x3F; // 077

    /// <summary>Lets this process, and what it starts, keep the owner's rights; what the umask takes from others stays taken.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(SetMask(OfOthers) & OfOthers);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial int SetMask(int mask);
}
