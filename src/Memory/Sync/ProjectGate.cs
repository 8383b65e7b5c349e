using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Git;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>
/// Decides whether a project that a local folder claims to be may be synced. An unpacked archive can name any remote, so if the person's
/// other machines know the project, a folder must contain a commit that they saw, or the person must confirm it. Until then nothing of
/// the project is received or sent.
/// </summary>
internal sealed class ProjectGate(Database database, TimeProvider time)
{
    private const string Published = "hub_commits";

    /// <summary>A token in the environment means that the person trusts the container's folders.</summary>
    public static bool IsConfirmed => EnvironmentHub.Token is not null;

    /// <summary>Keys of the projects held back.</summary>
    public IReadOnlyList<string> HeldBack(string vault)
    {
        using var c = database.Open();
        return [.. new SharedProjects(c).Keys.Where(k => !c.Sync.IsRead(vault, k))];
    }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> HeldNames(string vault)
    {
        using var c = database.Open();
        var shared = new SharedProjects(c);
        var held = shared.Keys.Where(k => !c.Sync.IsRead(vault, k)).Select(shared.Local).ToHashSet();
        return [.. c.Projects.All().Where(p => held.Contains(p.Id)).Select(p => p.Name)];
    }

    /// <summary>Admits a project if it may be synchronised.</summary>
    /// <param name="commits">Commits in the clones of the person's other machines; null if they do not have the project.</param>
    public bool Judge(string vault, string project, IReadOnlyList<string>? commits)
    {
        var claims = Claims(project);
        var proven = commits is null || IsConfirmed ? claims : claims.Where(p => IsProven(p, commits)).ToList();
        if (claims.Count > 0 && proven.Count == 0)
            return false;
        var now = time.GetUtcNow();
        database.Write(c =>
        {
            if (new SharedProjects(c).Local(project) is { } here && commits is { Count: > 0 })
                c.Places.NoteCommits(here, commits, now);
            foreach (var place in claims.Where(p => !proven.Contains(p)))
                ProjectChanges.SplitClaim(c, place, now);
            if (!c.Sync.IsRead(vault, project))
                c.Sync.SetCursor(vault, project, 0);
        });
        return true;
    }

    /// <summary>True if every folder of this project is a real clone, so that the team's rules may be shown there.</summary>
    public bool IsClone(string project) =>
        IsConfirmed || Claims(project) is var claims && (claims.Count == 0 || claims.Exists(p => IsProven(p, [])));

    /// <summary>The commits of the clones here, by admitted project.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commits(string vault)
    {
        using var c = database.Open();
        var shared = new SharedProjects(c);
        return shared
            .Keys.Where(k => c.Sync.IsRead(vault, k))
            .Select(k => KeyValuePair.Create(k, (IReadOnlyList<string>)c.Places.Commits(shared.Local(k)!, here: true)))
            .Where(k => k.Value.Count > 0)
            .ToDictionary();
    }

    /// <summary>Whether exactly this was published to the hub.</summary>
    public bool IsPublished(string digest)
    {
        using var c = database.Open();
        return c.Markers.Read(Published) == digest;
    }

    public void SetPublished(string digest) => database.Write(c => c.Markers.Write(Published, digest));

    // Existing folders whose own .git names the project.
    private List<WorkPlace> Claims(string project)
    {
        using var c = database.Open();
        return new SharedProjects(c).Local(project) is { } here
            ?
            [
                .. c
                    .Places.All()
                    .Where(p => p.Project == here && p.Root.Length > 0)
                    .Where(p => ProjectIdentity.Resolve(p.Root).Remote is { } remote && SharedProjects.KeyOf(remote) == project),
            ]
            : [];
    }

    private static bool IsProven(WorkPlace place, IReadOnlyList<string> commits) =>
        place.IsDecided
        || ProjectIdentity.Resolve(place.Root).Repository is { } common
            && (commits.Count > 0 ? commits.Any(x => GitCommits.Has(common, x)) : GitCommits.IsClone(common));
}
