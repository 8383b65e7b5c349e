using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TotalMemory.Spool.Files;

/// <summary>
/// What root writes in a folder of another user belongs to that user, as SQLite does with its files: after one session with sudo their own
/// hooks could not write to the spool any more.
/// </summary>
public sealed partial record FolderOwner(uint User, uint Group)
{
    /// <summary>The owner of the folder that holds this path, if this is root and the folder another user's; else null.</summary>
    public static FolderOwner? Of(string path)
    {
        if (OperatingSystem.IsWindows() || FileStatus.CurrentUser != 0)
            return null;
        return Path.GetDirectoryName(path) is { Length: > 0 } folder && FileStatus.Read(folder) is { Owner: not 0 } above
            ? new(above.Owner, above.Group)
            : null;
    }

    /// <summary>
    /// Gives them a folder that was just made; a link in its place is not followed. A file system that knows no owners stays as it is.
    /// </summary>
    public void TakeFolder(string path) => _ = ChangeOwner(path, User, Group);

    /// <summary>Gives them a file that was just made.</summary>
    public void TakeFile(SafeFileHandle file) => _ = ChangeOwner((int)file.DangerousGetHandle(), User, Group);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(int descriptor, uint user, uint group);
}
