using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Finds the project somebody means.</summary>
public sealed class ProjectDirectory(Database database, TimeProvider time)
{
    /// <summary>
    /// The project of a folder; it need not be known yet. What is known under its name alone becomes its own, and a folder without git is
    /// noted below the known one above it.
    /// </summary>
    /// <param name="isTrusted">The person works here on purpose: what its .git says is believed.</param>
    public ProjectIdentity IdentifyFolder(string folder, bool isTrusted = false)
    {
        ProjectIdentity project;
        using (var c = database.Open())
        {
            project = ProjectStore.Identify(c, folder, null, isTrusted);
            if (!ShouldNote(c, project))
                return project;
        }
        try
        {
            database.Write(c => ProjectStore.Touch(c, project, time.GetUtcNow()));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 8) { } // A memory that can only be read is read all the same.
        return project;
    }

    private static bool ShouldNote(MemoryConnection c, ProjectIdentity project) =>
        ProjectStore.ShouldAdopt(c, project)
        || project.Place != project.Id && project.Place.Length > 0 && PlaceStore.Knows(c, project.Place)
        || project.Above is { } above && !PlaceStore.Above(c, project.Id).Contains(above);

    /// <summary>Known projects of this name, id, remote or root, the most recent first.</summary>
    public IReadOnlyList<ProjectIdentity> Named(string name)
    {
        using var c = database.Open();
        return ProjectStore.Named(c, name);
    }

    /// <summary>The project of this name; it need not be known yet.</summary>
    public ProjectIdentity ResolveName(string name)
    {
        using var c = database.Open();
        return ProjectStore.ResolveName(c, name);
    }

    public IReadOnlyList<ProjectIdentity> All()
    {
        using var c = database.Open();
        return ProjectStore.All(c);
    }
}
