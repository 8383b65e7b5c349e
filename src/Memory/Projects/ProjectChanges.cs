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
        var places = c.Places.All().ToLookup(p => p.Project, p => p.Root);
        var moved = c.Places.Moved().ToLookup(m => m.Project, m => m.Was.Id);
        return
        [
            .. c
                .ProjectChanges.Lines()
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
        return c.Places.Moved();
    }

    public IReadOnlyList<ProjectChange> History()
    {
        using var c = database.Open();
        return c.ProjectChanges.All();
    }

    /// <summary>Merges a project into another one, to which its folders and remote belong from now on.</summary>
    public ProjectChange Merge(ProjectIdentity project, ProjectIdentity into) =>
        Change(c => c.ProjectChanges.Join(project.Id, into.Id, "a person said so", time.GetUtcNow()));

    public ProjectChange Rename(ProjectIdentity project, string name) =>
        Change(c =>
        {
            var change = c.ProjectChanges.Note(ProjectAction.Rename, project.Id, null, "a person said so", time.GetUtcNow());
            c.Projects.Rename(project.Id, name);
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
            var here = c.Projects.Identify(folder, null);
            if (here.Place.Length == 0 || here.Place == here.Id || !c.Places.Knows(here.Id))
                return null;
            var own = here with { Id = here.Place, Remote = null, Name = Path.GetFileName(here.Root) };
            var change = Split(c, here.Id, own, "a person said so", now);
            c.Places.NoteWork(own, now);
            c.ProjectChanges.AddRow(change, "place", own.Place);
            c.Places.Decide(own.Place, own.Id);
            return c.ProjectChanges.All()[0];
        });
    }

    /// <summary>Makes a folder that only claims to belong to a project one of its own, with what was learned there.</summary>
    internal static void SplitClaim(MemoryConnection c, WorkPlace place, DateTimeOffset now)
    {
        var own = new ProjectIdentity(place.Id, Path.GetFileName(place.Root), place.Root, null) { Place = place.Id };
        var change = Split(c, place.Project, own, "it holds no commit of the project", now);
        c.ProjectChanges.AddRow(change, "place", place.Id);
        c.Places.Decide(place.Id, place.Id, isDecided: false);
    }

    private static long Split(MemoryConnection c, string from, ProjectIdentity own, string reason, DateTimeOffset now)
    {
        var sessions = c.ProjectChanges.SessionsOf(from).Where(s => IsWithin(s.Value, own.Root)).Select(s => s.Key).ToList();
        c.Projects.Add(own, now);
        return c.ProjectChanges.Split(from, own, sessions, reason, now);
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
            c.Projects.Touch(said, now);
            c.Places.NoteWork(here with { Id = said.Id }, now);
            var change = c.ProjectChanges.Note(ProjectAction.Trust, said.Id, here.Id, "a person said so", now);
            c.ProjectChanges.AddRow(change, "place", here.Place);
            c.Places.Decide(here.Place, said.Id);
            return c.ProjectChanges.All()[0];
        });
    }

    /// <summary>Undoes a change, by default the latest; null if there is nothing to undo.</summary>
    public ProjectChange? Undo(long? id = null) =>
        database.Write(c =>
        {
            var change = c.ProjectChanges.All().Find(x => !x.IsUndone && (id is null || x.Id == id));
            if (change is not null)
                c.ProjectChanges.Undo(change, time.GetUtcNow());
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
            return c.ProjectChanges.All().First(x => x.Id == id);
        });

    private static bool IsWithin(string? cwd, string root) =>
        cwd is { Length: > 0 }
        && FolderSpelling.Key(FolderSpelling.Local(cwd) is { } local ? RealPath.Resolve(local) : cwd) is var inner
        && FolderSpelling.Key(root) is var outer
        && (inner == outer || inner.StartsWith(outer.TrimEnd('/') + "/", StringComparison.Ordinal));
}
