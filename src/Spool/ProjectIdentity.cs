namespace TotalMemory.Spool;

/// <summary>Which project a folder belongs to.</summary>
/// <param name="Id">16 hexadecimal digits; the name of the project's briefing and its key in the database.</param>
/// <param name="Name">What a person calls it: the repository's or the folder's name.</param>
/// <param name="Root">The main working tree, or the folder itself where there is no git.</param>
/// <param name="Remote">Normalised address of the remote, <c>host/owner/name</c>, if any.</param>
public sealed record ProjectIdentity(string Id, string Name, string Root, string? Remote)
{
    /// <summary>
    /// Identifies by git's common directory and its remote, so that worktrees, subfolders and further clones are one project, and
    /// two folders called <c>api</c> are two. A folder without git is its path. Reads files only; never starts git.
    /// </summary>
    public static ProjectIdentity Of(string cwd)
    {
        var folder = Normal(cwd);
        if (GitFolder.Find(folder) is not { } git)
            return FromPath(folder);
        var root = Path.GetFileName(git.CommonDirectory) is ".git" ? Path.GetDirectoryName(git.CommonDirectory)! : git.CommonDirectory;
        return git.Remote is { } remote ? FromRemote(remote, root) : FromPath(root, git.CommonDirectory);
    }

    /// <summary>Identifies a project that is only known by its remote, such as a transcript brought from another machine.</summary>
    public static ProjectIdentity FromRemote(string url, string root)
    {
        var remote = GitRemote.Normalize(url);
        return remote.Length == 0
            ? FromPath(Normal(root))
            : new ProjectIdentity(Digest("remote:" + remote), remote[(remote.LastIndexOf('/') + 1)..], root, remote);
    }

    private static ProjectIdentity FromPath(string root, string? key = null)
    {
        var name = Path.GetFileName(root);
        if (name.EndsWith(".git", StringComparison.Ordinal))
            name = name[..^4];
        return new ProjectIdentity(Digest("path:" + (key ?? root)), name.Length > 0 ? name : root, root, null);
    }

    private static string Normal(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            return Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
        catch (UnauthorizedAccessException)
        {
            return full;
        }
    }

    private static string Digest(string text) => Sha256.Hex(text, 8);
}
