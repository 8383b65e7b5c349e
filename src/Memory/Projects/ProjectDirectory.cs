using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Finds the project somebody means.</summary>
public sealed class ProjectDirectory(Database database, TimeProvider time)
{
    /// <summary>The project of a folder; it need not be known yet. What is known under its name alone becomes its own.</summary>
    public ProjectIdentity OfFolder(string folder)
    {
        ProjectIdentity project;
        using (var c = database.Open())
        {
            project = ProjectStore.Identify(c, folder, null);
            if (database.ReadOnly is not null || !ProjectStore.IsToAdopt(c, project))
                return project;
        }
        database.Write(c => ProjectStore.Touch(c, project, time.GetUtcNow()));
        return project;
    }

    /// <summary>Known projects of this name, id, remote or root, the most recent first.</summary>
    public IReadOnlyList<ProjectIdentity> Named(string name)
    {
        using var c = database.Open();
        return ProjectStore.Named(c, name);
    }

    /// <summary>The project of this name; it need not be known yet.</summary>
    public ProjectIdentity OfName(string name)
    {
        using var c = database.Open();
        return ProjectStore.OfName(c, name);
    }

    public IReadOnlyList<ProjectIdentity> All()
    {
        using var c = database.Open();
        return ProjectStore.All(c);
    }
}
