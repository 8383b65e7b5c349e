namespace TotalMemory.Spool.Files;

/// <summary>
/// A folder of the home may be a link only to a private folder of the same user. Otherwise who can place a link decides where events are
/// written and whose events are learned from: a spool that leads to /etc, or to a folder that all may write.
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
        return target.IsPrivate
            ? null
            : new(
                $"{path} is a link to a folder that others may enter, and is not used",
                $"chmod 700 {path}/ if that folder is only for this, else: rm {path}"
            );
    }

    /// <summary>Throws <see cref="IOException"/> where it must not be used.</summary>
    public static void Require(string path)
    {
        if (Trouble(path) is { } trouble)
            throw new IOException($"{trouble.What}: {trouble.Remedy}");
    }
}
