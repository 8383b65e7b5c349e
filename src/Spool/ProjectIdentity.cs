using TotalMemory.Spool.Git;

namespace TotalMemory.Spool;

/// <summary>Which project a folder belongs to.</summary>
/// <param name="Id">16 hexadecimal digits; the name of the project's briefing and its key in the database.</param>
/// <param name="Name">What a person calls it: the repository's or the folder's name.</param>
/// <param name="Root">The main working tree, or the folder itself where there is no git.</param>
/// <param name="Remote">Normalised address of the remote, <c>host/owner/name</c>, if any.</param>
public sealed record ProjectIdentity(string Id, string Name, string Root, string? Remote)
{
    /// <summary>The id this place has by itself, whatever remote it names; empty for a project that is only a name.</summary>
    public string Place { get; init; } = "";

    /// <summary>Git's common directory; null where there is no git.</summary>
    public string? Repository { get; init; }

    /// <summary>
    /// The project whose remote this repository names without having shown that it is one of its clones. Nothing of that project is shown
    /// here before a person says so.
    /// </summary>
    public string? Claimed { get; init; }

    /// <summary>
    /// For a folder without git, the nearest known one above it, below the person's home folder: what is known there is shown here.
    /// </summary>
    public string? Above { get; init; }

    /// <summary>
    /// Identifies by git's common directory and its remote, so that worktrees, subfolders and further clones are one project, and
    /// two folders called <c>api</c> are two. A folder without git is its path. Reads files only; never starts git.
    /// </summary>
    /// <param name="known">What is known; null for nothing, where every repository is its remote.</param>
    /// <param name="isTrusted">A person works here on purpose: the remote that its .git names is believed.</param>
    public static ProjectIdentity Resolve(string cwd, IKnownProjects? known = null, bool isTrusted = false) =>
        Resolve(cwd, known, isTrusted, isPointerTrusted: false);

    /// <summary>What the folder says it is, also by a pointer into another tree, for a person who vouches for it.</summary>
    public static ProjectIdentity AsClaimed(string cwd, IKnownProjects known) =>
        Resolve(cwd, known, isTrusted: true, isPointerTrusted: true);

    private static ProjectIdentity Resolve(string cwd, IKnownProjects? known, bool isTrusted, bool isPointerTrusted)
    {
        if (FolderSpelling.Local(cwd) is not { } local)
            return AsKnown(OfPath(cwd), known);
        var folder = RealPath.Resolve(local);
        if (GitFolder.Find(folder, isPointerTrusted) is not { } git)
            return AsKnown(OfPath(folder), known) with { Above = known is null ? null : NearestAbove(folder, known) };
        var place = OfPath(git.Root, git.CommonDirectory) with { Repository = git.CommonDirectory };
        if (git.Remote is not { } remote)
            return AsKnown(place, known);
        var claim = OfRemote(remote, git.Root) with { Place = place.Place, Repository = place.Repository };
        if (known is null)
            return claim;
        var target = known.JoinedTo(claim.Id) ?? claim.Id;
        var seen = known.PlaceOf(place.Place);
        if (seen is { IsDecided: true })
            return claim with { Id = seen.Project, Remote = seen.Project == target ? remote : null };
        return isTrusted || seen?.Project == target || !known.Knows(target) || IsCloneOf(git.CommonDirectory, target, known)
            ? claim with
            {
                Id = target,
            }
            : place with
            {
                Id = known.JoinedTo(place.Id) ?? place.Id,
                Claimed = target,
            };
    }

    /// <summary>Identifies a project that is only known by its remote, such as a transcript brought from another machine.</summary>
    public static ProjectIdentity FromRemote(string url, string root, IKnownProjects? known = null)
    {
        if (RemoteAddress.Canonical(url) is not { } remote)
            return AsKnown(OfPath(root), known);
        var claim = OfRemote(remote, root);
        return claim with { Id = known?.JoinedTo(claim.Id) ?? claim.Id };
    }

    /// <summary>
    /// The project whose published words a session here starts with: its own; else what is known above, or what was known here before the
    /// repository got its remote.
    /// </summary>
    public string ShownIn(IKnownProjects known)
    {
        if (known.Knows(Id))
            return Id;
        return Above ?? (known.Knows(Place) ? Place : Id);
    }

    // A clone has commits that a checkout of the project was seen to have; nobody outside can name them. Where none were seen, it has to
    // be a clone of something.
    private static bool IsCloneOf(string common, string project, IKnownProjects known) =>
        known.CommitsOf(project) is { Count: > 0 } commits ? commits.Any(c => GitCommits.Has(common, c)) : GitCommits.IsClone(common);

    // Without a remote to go by: the project this place was seen to belong to, also when it had one.
    private static ProjectIdentity AsKnown(ProjectIdentity place, IKnownProjects? known)
    {
        if (known is null)
            return place;
        var id = known.PlaceOf(place.Place)?.Project ?? place.Id;
        return place with { Id = known.JoinedTo(id) ?? id };
    }

    private static string? NearestAbove(string folder, IKnownProjects known)
    {
        var home = UserFolder.Path is { Length: > 0 } user ? RealPath.Resolve(user) : "";
        if (home.Length < 2 || folder == home || !RealPath.IsWithin(folder, home))
            return null;
        for (var at = Path.GetDirectoryName(folder); at is not null && at != home; at = Path.GetDirectoryName(at))
            if (AsKnown(OfPath(at), known).Id is var id && known.Knows(id))
                return id;
        return null;
    }

    private static ProjectIdentity OfRemote(string remote, string root) =>
        new(Digest("remote:" + remote), remote[(remote.LastIndexOf('/') + 1)..], root, remote);

    private static ProjectIdentity OfPath(string root, string? key = null)
    {
        var name = root.TrimEnd('/', '\\');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.EndsWith(".git", StringComparison.Ordinal))
            name = name[..^4];
        var id = Digest("path:" + FolderSpelling.Key(key ?? root));
        return new ProjectIdentity(id, name.Length > 0 ? name : root, root, null) { Place = id };
    }

    private static string Digest(string text) => Sha256.Hex(text, 8);
}
