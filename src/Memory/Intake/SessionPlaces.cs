using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>The session's folder from a line of its transcript on.</summary>
/// <param name="Remote">The remote named in the same transcript record, if any.</param>
internal sealed record FolderChange(int Line, string Cwd, string? Remote);

/// <summary>Stores which projects a session worked in: each transcript record names the session's folder.</summary>
internal static class SessionPlaces
{
    /// <summary>Stores where the project changes. A subfolder without git belongs to the folder in which the session started.</summary>
    /// <param name="session">The session; null if it has no turns yet.</param>
    /// <param name="folders">The projects of the named folders, and of the one in which the session started.</param>
    public static void Note(
        MemoryConnection c,
        long transcript,
        Session? session,
        IReadOnlyList<FolderChange> moves,
        FolderProjects folders,
        DateTimeOffset at
    )
    {
        if (moves.Count == 0)
            return;
        var noted = c.LineProjects.Load(transcript, "");
        var beginning = session?.Cwd ?? moves[0].Cwd;
        var own = session?.Project ?? folders.Project(beginning, moves[0].Remote).Id;
        var home = noted.IsEmpty ? own : noted.ProjectAt(0);
        var current = noted.Last;
        foreach (var move in moves)
        {
            var identity = move.Cwd == beginning ? null : folders.Project(move.Cwd, move.Remote);
            var project = identity is null || IsPartOf(identity, move.Cwd, beginning, folders) ? home : identity.Id;
            if (project == current)
                continue;
            if (identity is not null && project == identity.Id)
                c.Projects.Touch(identity, at);
            // Turns before the first folder belong to it, too.
            c.LineProjects.Start(transcript, noted.IsEmpty && current.Length == 0 ? 0 : move.Line, project);
            current = project;
        }
    }

    private static bool IsPartOf(ProjectIdentity identity, string cwd, string beginning, FolderProjects folders) =>
        identity.Repository is null && identity.Remote is null && folders.IsIn(cwd, beginning);
}
