using TotalMemory.Spool.Git;

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
        if (FolderSpelling.Local(cwd) is not { } local)
            return OfPath(cwd);
        var folder = RealPath.Of(local);
        if (GitFolder.Find(folder) is not { } git)
            return OfPath(folder);
        return git.Remote is { } remote ? OfRemote(remote, git.Root) : OfPath(git.Root, git.CommonDirectory);
    }

    /// <summary>Identifies a project that is only known by its remote, such as a transcript brought from another machine.</summary>
    public static ProjectIdentity FromRemote(string url, string root) =>
        RemoteAddress.Of(url) is { } remote ? OfRemote(remote, root) : OfPath(root);

    private static ProjectIdentity OfRemote(string remote, string root) =>
        new(Digest("remote:" + remote), remote[(remote.LastIndexOf('/') + 1)..], root, remote);

    private static ProjectIdentity OfPath(string root, string? key = null)
    {
        var name = root.TrimEnd('/', '\\');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.EndsWith(".git", StringComparison.Ordinal))
            name = name[..^4];
        return new ProjectIdentity(Digest("path:" + FolderSpelling.Key(key ?? root)), name.Length > 0 ? name : root, root, null);
    }

    private static string Digest(string text) => Sha256.Hex(text, 8);
}
