using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Git;

/// <summary>A git working tree, as described by git's own files.</summary>
/// <param name="CommonDirectory">The directory that all worktrees share (gitrepository-layout(5): <c>commondir</c>); a real path.</param>
/// <param name="Root">The main working tree, the folder around a hidden bare repository, or the bare repository itself.</param>
/// <param name="Remote">Address of <c>origin</c>, else of the first remote, as <c>host/owner/name</c>; null when it names no host.</param>
/// <param name="IsConfirmed">
/// False if the folder points into another tree that does not point back, since anybody can write such a pointer. It then counts as its
/// own repository without a remote.
/// </param>
public sealed record GitFolder(string CommonDirectory, string Root, string? Remote, bool IsConfirmed = true)
{
    private const int LongestLine = 8 * 1024; // chosen: above the longest path of Linux, 4,096 bytes

    /// <summary>Searches the folder and its parents; null outside git. Unreadable files count as missing.</summary>
    /// <param name="folder">A real path.</param>
    /// <param name="isTrusted">Trust a pointer into another tree.</param>
    public static GitFolder? Find(string folder, bool isTrusted = false)
    {
        for (var at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            var dot = Path.Combine(at, ".git");
            if (Directory.Exists(dot))
            {
                var real = RealPath.Resolve(dot);
                if (IsGitDirectory(real))
                    return Read(real, at, isTrusted);
            }
            else if (Pointer(dot, at) is { } target && IsGitDirectory(target))
                return Read(target, at, isTrusted);
            if (IsGitDirectory(at))
                return Read(at, at, isTrusted);
        }
        return null;
    }

    private static GitFolder Read(string gitDirectory, string at, bool isTrusted)
    {
        var common = gitDirectory;
        if (Line(Path.Combine(gitDirectory, "commondir")) is { } pointed)
            common = RealPath.Resolve(Path.Combine(gitDirectory, pointed));
        var settings = GitSettings.ReadRepository(common, gitDirectory);
        var isWorktree = common != gitDirectory;
        var workTree = isWorktree ? null : GitSettings.Last(settings, "core", "worktree");
        var isConfirmed =
            RealPath.IsWithin(common, at)
            || isWorktree && PointsBack(gitDirectory, common, at)
            || workTree is not null && RealPath.Resolve(Path.Combine(gitDirectory, workTree)) == at;
        if (!isConfirmed && !isTrusted)
            return new GitFolder(Path.Combine(at, ".git"), at, null, false);
        var root = workTree is not null || !isWorktree && gitDirectory != at ? at : RootOf(common);
        return new GitFolder(common, root, GitRemote.Find(settings, common), true);
    }

    // A worktree's ".git" names common/worktrees/NAME, whose "gitdir" names that ".git".
    private static bool PointsBack(string gitDirectory, string common, string at) =>
        Path.GetDirectoryName(gitDirectory) == Path.Combine(common, "worktrees")
        && Line(Path.Combine(gitDirectory, "gitdir")) is { } back
        && RealPath.Resolve(Path.Combine(gitDirectory, back)) == Path.Combine(at, ".git");

    // proj/.git and proj/.bare are proj; shop.git is itself.
    private static string RootOf(string common) =>
        Path.GetFileName(common) is var name
        && (name.StartsWith('.') || name is "bare" or "bare.git")
        && Path.GetDirectoryName(common) is { Length: > 0 } parent
            ? parent
            : common;

    // A worktree's or submodule's ".git" is a file: "gitdir: <path>".
    private static string? Pointer(string file, string folder) =>
        Line(file) is { } line && line.StartsWith("gitdir:", StringComparison.Ordinal)
            ? RealPath.Resolve(Path.Combine(folder, line[7..].Trim()))
            : null;

    private static string? Line(string file) =>
        OutsideFile.TryReadText(file, LongestLine) is { } text
        && text.Split('\n', 2)[0].Trim() is { Length: > 0 } line
        && !line.Contains('\0', StringComparison.Ordinal)
            ? line
            : null;

    // As git's is_git_directory.
    private static bool IsGitDirectory(string folder) =>
        new FileInfo(Path.Combine(folder, "HEAD")) is { Exists: true, Length: > 0 }
        && (
            Directory.Exists(Path.Combine(folder, "refs")) && Directory.Exists(Path.Combine(folder, "objects"))
            || File.Exists(Path.Combine(folder, "commondir"))
        );
}
