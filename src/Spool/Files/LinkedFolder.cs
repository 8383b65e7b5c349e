namespace TotalMemory.Spool.Files;

/// <summary>
/// The home, or a folder in it, may be a link only to a folder of the same user to which nobody else may write, as sshd asks of a home's
/// files. Otherwise others decide where events are written and whose events are learned from. That others may enter it, doctor says.
/// </summary>
public static class LinkedFolder
{
    /// <summary>Why the folder is not used; null if it is no link, or may be used.</summary>
    public static SpoolTrouble? Trouble(string path)
    {
        if (OperatingSystem.IsWindows() || FileStatus.WithoutFollowing(path) is not { Kind: FileKind.Link })
            return null;
        if (FileStatus.Read(path) is not { Kind: FileKind.Folder } target)
            return new($"{path} is a link that leads to no folder", $"rm {path}");
        if (!target.IsOurs && target.Owner != FolderOwner.Of(path)?.User)
            return new($"{path} is a link to a folder of another user ({target.Owner}), and is not used", $"rm {path}");
        return target.IsWritableByOthers
            ? new(
                $"{path} is a link to a folder to which others may write, and is not used",
                $"chmod 700 {path}/ if that folder is only for this, else: rm {path}"
            )
            : null;
    }

    /// <summary>Throws <see cref="IOException"/> where it must not be used.</summary>
    public static void Require(string path)
    {
        if (Trouble(path) is { } trouble)
            throw new IOException($"{trouble.What}: {trouble.Remedy}");
    }
}
