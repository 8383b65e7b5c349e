using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Where a session is filed now.</summary>
/// <param name="Cwd">The folder in which it started; null if unknown.</param>
/// <param name="HasProject">It has a project with a folder, which does not change.</param>
internal sealed record SessionFiling(string? Cwd, bool HasProject)
{
    public static SessionFiling Look(MemoryConnection c, string session)
    {
        var known = c.Projects.Find(session);
        return new(known?.Cwd, known?.Project is { } project && c.Projects.HasFolder(project));
    }
}
