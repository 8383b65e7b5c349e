using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Merges, splits, renames and trusts projects for a person. Each change is recorded and can be undone.</summary>
public sealed class ProjectChanges(Database database, TimeProvider time)
{
    public IReadOnlyList<ProjectLine> List()
    {
        using var c = database.Open();
        var places = PlaceStore.All(c).ToLookup(p => p.Project, p => p.Root);
        var moved = PlaceStore.Moved(c).ToLookup(m => m.Project, m => m.Was.Id);
        return
        [
            .. ProjectChangeStore
                .Lines(c)
                .Select(l =>
                    l with
                    {
                        Folders = [.. places[l.Id].Distinct().Where(f => f.Length > 0 && f != l.Root)],
                        Was = moved[l.Id].FirstOrDefault(),
                    }
                ),
        ];
    }

    /// <summary>Checkouts whose remote changed, until a person decides about them.</summary>
    public IReadOnlyList<MovedCheckout> Moved()
    {
        using var c = database.Open();
        return PlaceStore.Moved(c);
    }

    public IReadOnlyList<ProjectChange> History()
    {
        using var c = database.Open();
        return ProjectChangeStore.All(c);
    }

    /// <summary>Merges a project into another one, to which its folders and remote belong from now on.</summary>
    public ProjectChange Merge(ProjectIdentity project, ProjectIdentity into) =>
        Change(c => ProjectChangeStore.Join(c, project.Id, into.Id, "a person said so", time.GetUtcNow()));

    public ProjectChange Rename(ProjectIdentity project, string name) =>
        Change(c =>
        {
            var change = ProjectChangeStore.Note(c, ProjectAction.Rename, project.Id, null, "a person said so", time.GetUtcNow());
            ProjectStore.Rename(c, project.Id, name);
            return change;
        });

    /// <summary>
    /// Makes a folder a project of its own, permanently. Null if it already is one.
    /// </summary>
    public ProjectChange? Split(string folder)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            var here = ProjectStore.Identify(c, folder, null);
            if (here.Place.Length == 0 || here.Place == here.Id || !PlaceStore.Knows(c, here.Id))
                return null;
            var own = here with { Id = here.Place, Remote = null, Name = Path.GetFileName(here.Root) };
            var change = Split(c, here.Id, own, "a person said so", now);
            PlaceStore.NoteWork(c, own, now);
            ProjectChangeStore.AddRow(c, change, "place", own.Place);
            PlaceStore.Decide(c, own.Place, own.Id);
            return ProjectChangeStore.All(c)[0];
        });
    }

    /// <summary>Makes a folder that only claims to belong to a project one of its own, with what was learned there.</summary>
    internal static void SplitClaim(MemoryConnection c, WorkPlace place, DateTimeOffset now)
    {
        var own = new ProjectIdentity(place.Id, Path.GetFileName(place.Root), place.Root, null) { Place = place.Id };
        var change = Split(c, place.Project, own, "it holds no commit of the project", now);
        ProjectChangeStore.AddRow(c, change, "place", place.Id);
        PlaceStore.Decide(c, place.Id, place.Id, isDecided: false);
    }

    private static long Split(MemoryConnection c, string from, ProjectIdentity own, string reason, DateTimeOffset now)
    {
        var sessions = ProjectChangeStore.SessionsOf(c, from).Where(s => IsWithin(s.Value, own.Root)).Select(s => s.Key).ToList();
        ProjectStore.Add(c, own, now);
        return ProjectChangeStore.Split(c, from, own, sessions, reason, now);
    }

    /// <summary>Trusts the folder's .git. Null if that was decided before.</summary>
    public ProjectChange? Trust(string folder)
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            var known = new KnownProjects(c);
            var here = ProjectIdentity.Resolve(folder, known);
            var said = ProjectIdentity.AsClaimed(folder, known);
            // A project that was never doubted here may still be held back from a hub.
            if (here.Id == said.Id && known.PlaceOf(here.Place) is null or { IsDecided: true })
                return null;
            ProjectStore.Touch(c, said, now);
            PlaceStore.NoteWork(c, here with { Id = said.Id }, now);
            var change = ProjectChangeStore.Note(c, ProjectAction.Trust, said.Id, here.Id, "a person said so", now);
            ProjectChangeStore.AddRow(c, change, "place", here.Place);
            PlaceStore.Decide(c, here.Place, said.Id);
            return ProjectChangeStore.All(c)[0];
        });
    }

    /// <summary>Undoes a change, by default the latest; null if there is nothing to undo.</summary>
    public ProjectChange? Undo(long? id = null) =>
        database.Write(c =>
        {
            var change = ProjectChangeStore.All(c).Find(x => !x.IsUndone && (id is null || x.Id == id));
            if (change is not null)
                ProjectChangeStore.Undo(c, change, time.GetUtcNow());
            return change;
        });

    /// <summary>Adapts an older version's projects to how folders are identified now, once.</summary>
    public int RepairOnce()
    {
        using (var c = database.Open())
            if (ProjectRepair.IsDone(c))
                return 0;
        try
        {
            return database.Write(c => ProjectRepair.IsDone(c) ? 0 : ProjectRepair.Run(c, time.GetUtcNow()));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8 or 10 or 13)
        {
            return 0; // A read-only database stays as it is.
        }
    }

    private ProjectChange Change(Func<MemoryConnection, long> make) =>
        database.Write(c =>
        {
            var id = make(c);
            return ProjectChangeStore.All(c).First(x => x.Id == id);
        });

    private static bool IsWithin(string? cwd, string root) =>
        cwd is { Length: > 0 }
        && FolderSpelling.Key(FolderSpelling.Local(cwd) is { } local ? RealPath.Resolve(local) : cwd) is var inner
        && FolderSpelling.Key(root) is var outer
        && (inner == outer || inner.StartsWith(outer.TrimEnd('/') + "/", StringComparison.Ordinal));
}
