using TotalMemory.Spool;
using TotalMemory.Spool.Git;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>
/// Merges projects that an older version took for several, and splits those it took for one (a remote without a host). Each change can be
/// undone.
/// </summary>
internal static class ProjectRepair
{
    private const string Done = "projects:1";
    private const string Respelled = "projects:2";
    private const string Reason = "folders are identified by what git and the file system say";
    private const string SameRemote = "both remotes are spellings of one address";

    public static bool IsDone(MemoryConnection c) => c.Markers.Read(Respelled) is not null;

    /// <summary>Number of changes.</summary>
    public static int Run(MemoryConnection c, DateTimeOffset now)
    {
        var changes = c.Markers.Read(Done) is null ? ByFolders(c, now) : 0;
        return changes + ByRemotes(c, now);
    }

    // Remotes that were noted before all spellings of their host were known.
    private static int ByRemotes(MemoryConnection c, DateTimeOffset now)
    {
        var changes = 0;
        foreach (var project in c.Projects.All())
        {
            if (project.Remote is not { } was || was.Contains("::", StringComparison.Ordinal))
                continue;
            if (RemoteAddress.Canonical("https://" + was) is not { } remote || remote == was)
                continue;
            var same = ProjectIdentity.FromRemote("https://" + remote, project.Root, new KnownProjects(c));
            c.Projects.Add(same, c.Projects.LastSeen(project.Id));
            c.ProjectChanges.Join(project.Id, same.Id, SameRemote, now);
            changes++;
        }
        c.Markers.Write(Respelled, "done");
        return changes;
    }

    private static int ByFolders(MemoryConnection c, DateTimeOffset now)
    {
        var changes = 0;
        foreach (var project in c.Projects.All().Where(p => p.Root.Length > 0 && p.Id != ProjectStore.Nowhere.Id))
        {
            var seen = c.Projects.LastSeen(project.Id);
            var here = ProjectIdentity.Resolve(project.Root, new KnownProjects(c), isTrusted: true);
            // A project from another machine keeps its remote; its folder is not here.
            var isHere = here.Repository is not null || project.Remote is null;
            if (isHere && project.Remote is not null && here.Remote is null)
                changes += SplitByRemote(c, project, here, seen);
            if (isHere && here.Id != project.Id && c.Places.Knows(project.Id))
            {
                c.Projects.Touch(here, seen);
                if (c.Places.Knows(project.Id))
                    c.ProjectChanges.Join(project.Id, here.Id, Reason, now);
                changes++;
            }
            else if (isHere)
                c.Projects.Touch(here, seen);
            // Further clones in which somebody has worked.
            foreach (var cwd in c.ProjectChanges.SessionsOf(here.Id).Select(s => s.Value).Distinct())
                if (
                    Directory.Exists(cwd)
                    && ProjectIdentity.Resolve(cwd, new KnownProjects(c), isTrusted: true) is var other
                    && other.Id == here.Id
                )
                    c.Projects.Touch(other, seen);
        }
        c.Markers.Write(Done, "done");
        return changes;
    }

    // "../origin.git" is another repository in every folder.
    private static int SplitByRemote(MemoryConnection c, ProjectIdentity project, ProjectIdentity here, DateTimeOffset at)
    {
        var others = c
            .ProjectChanges.SessionsOf(project.Id)
            .Where(s => s.Value is { Length: > 0 })
            .GroupBy(s => c.Projects.Identify(s.Value, null, isTrusted: true))
            .Where(g => g.Key.Id != here.Id && g.Key.Id != project.Id)
            .ToList();
        foreach (var other in others)
        {
            c.Projects.Touch(other.Key, at);
            c.ProjectChanges.Split(project.Id, other.Key, [.. other.Select(s => s.Key)], Reason, at);
        }
        return others.Count;
    }
}
