using TotalMemory.Spool.Git;

namespace TotalMemory.Spool;

/// <summary>Identity of a project.</summary>
/// <param name="Id">16 hexadecimal digits; the name of the project's briefing and its key in the database.</param>
/// <param name="Name">Display name: the repository's or the folder's name.</param>
/// <param name="Root">The main working tree, or the folder itself without git.</param>
/// <param name="Remote">Normalised address of the remote, <c>host/owner/name</c>, if any.</param>
public sealed record ProjectIdentity(string Id, string Name, string Root, string? Remote)
{
    /// <summary>The id of the location itself, independent of the remote; empty for a project that is only a name.</summary>
    public string Place { get; init; } = "";

    /// <summary>Git's common directory; null without git.</summary>
    public string? Repository { get; init; }

    /// <summary>
    /// The project whose remote this repository names without proof of being a clone. Nothing of that project is shown here until a person
    /// trusts the folder.
    /// </summary>
    public string? Claimed { get; init; }

    /// <summary>
    /// For a folder without git, the nearest known project above it (below the person's home folder), whose records are visible here.
    /// </summary>
    public string? Above { get; init; }

    /// <summary>
    /// Identifies by git's common directory and its remote, so that worktrees, subfolders and further clones are one project, and two
    /// folders called <c>api</c> are two. A folder without git is identified by its path. Only reads files; never runs git.
    /// </summary>
    /// <param name="known">Known projects; if null, every repository is identified by its remote.</param>
    /// <param name="isTrusted">A person works here on purpose: the remote in its .git is trusted.</param>
    public static ProjectIdentity Resolve(string cwd, IKnownProjects? known = null, bool isTrusted = false) =>
        Resolve(cwd, known, isTrusted, isPointerTrusted: false);

    /// <summary>What the folder claims to be, also through a pointer into another tree, for a person who trusts it.</summary>
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

    /// <summary>Identifies a project only by its remote, for example for a transcript from another machine.</summary>
    public static ProjectIdentity FromRemote(string url, string root, IKnownProjects? known = null)
    {
        if (RemoteAddress.Canonical(url) is not { } remote)
            return AsKnown(OfPath(root), known);
        var claim = OfRemote(remote, root);
        return claim with { Id = known?.JoinedTo(claim.Id) ?? claim.Id };
    }

    /// <summary>
    /// The project whose briefing a session here gets: its own; otherwise the one above, or the one before the repository got its remote.
    /// </summary>
    public string ShownIn(IKnownProjects known)
    {
        if (known.Knows(Id))
            return Id;
        return Above ?? (known.Knows(Place) ? Place : Id);
    }

    // A clone contains commits seen in a checkout of the project, which outsiders cannot know. If none were seen, it only has to be a
    // clone of something.
    private static bool IsCloneOf(string common, string project, IKnownProjects known) =>
        known.CommitsOf(project) is { Count: > 0 } commits ? commits.Any(c => GitCommits.Has(common, c)) : GitCommits.IsClone(common);

    // Without a remote: the project recorded for this place, even if it had a remote then.
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
