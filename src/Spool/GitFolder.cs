using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>What git's own files say of a working tree.</summary>
/// <param name="CommonDirectory">The directory that all worktrees share (gitrepository-layout(5): <c>commondir</c>).</param>
/// <param name="Remote">Address of <c>origin</c>, else of the first remote.</param>
public sealed record GitFolder(string CommonDirectory, string? Remote)
{
    /// <summary>Looks in the folder and its parents; null outside git. Unreadable files count as absent.</summary>
    public static GitFolder? Find(string folder)
    {
        for (var at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            var dot = Path.Combine(at, ".git");
            if (Directory.Exists(dot))
                return Read(dot);
            if (File.Exists(dot) && Pointer(dot, at) is { } target)
                return Read(target);
        }
        return null;
    }

    private static GitFolder Read(string gitDirectory)
    {
        var common = gitDirectory;
        if (Line(Path.Combine(gitDirectory, "commondir")) is { } pointed)
            common = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(gitDirectory, pointed)));
        return new GitFolder(common, GitRemote.Read(Path.Combine(common, "config")));
    }

    // A worktree's or submodule's ".git" is a file: "gitdir: <path>".
    private static string? Pointer(string file, string folder) =>
        Line(file) is { } line && line.StartsWith("gitdir:", StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(folder, line[7..].Trim()))
            : null;

    private static string? Line(string file) =>
        // A missing, unreadable or special file says nothing.
        OutsideFile.TryReadText(file)
            is { } text
            ? text.Split('\n', 2)[0].Trim()
            : null;
}
