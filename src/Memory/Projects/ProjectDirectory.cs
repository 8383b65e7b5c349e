using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Finds projects by folder or name.</summary>
public sealed class ProjectDirectory(Database database, TimeProvider time)
{
    /// <summary>
    /// The project of a folder; it need not be known yet. It adopts what was saved under its name alone, and a folder without git is
    /// recorded below the nearest known folder.
    /// </summary>
    /// <param name="isTrusted">The person works here on purpose: its .git is trusted.</param>
    public ProjectIdentity IdentifyFolder(string folder, bool isTrusted = false)
    {
        ProjectIdentity project;
        using (var c = database.Open())
        {
            project = c.Projects.Identify(folder, null, isTrusted);
            if (!ShouldNote(c, project))
                return project;
        }
        try
        {
            database.Write(c => c.Projects.Touch(project, time.GetUtcNow()));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 8) { } // Reading must also work on a read-only database.
        return project;
    }

    private static bool ShouldNote(MemoryConnection c, ProjectIdentity project) =>
        c.Projects.ShouldAdopt(project)
        || project.Place != project.Id && project.Place.Length > 0 && c.Places.Knows(project.Place)
        || project.Above is { } above && !c.Places.Above(project.Id).Contains(above);

    /// <summary>Known projects with this name, id, remote or root, most recent first.</summary>
    public IReadOnlyList<ProjectIdentity> Named(string name)
    {
        using var c = database.Open();
        return c.Projects.Named(name);
    }

    /// <summary>The project with this name; it need not be known yet.</summary>
    public ProjectIdentity ResolveName(string name)
    {
        using var c = database.Open();
        return c.Projects.ResolveName(name);
    }

    public IReadOnlyList<ProjectIdentity> All()
    {
        using var c = database.Open();
        return c.Projects.All();
    }
}
