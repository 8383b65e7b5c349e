using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Where a session is filed so far.</summary>
/// <param name="Cwd">The folder that it began in; null when nothing is known of it.</param>
/// <param name="HasProject">It has a project with a folder, and stays there.</param>
internal sealed record SessionFiling(string? Cwd, bool HasProject)
{
    public static SessionFiling Look(MemoryConnection c, string session)
    {
        var known = ProjectStore.Find(c, session);
        return new(known?.Cwd, known?.Project is { } project && ProjectStore.HasFolder(c, project));
    }
}
