using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>A folder that a transcript names from a line on.</summary>
/// <param name="Remote">The remote that the same record names, if any.</param>
internal sealed record FolderChange(int Line, string Cwd, string? Remote);

/// <summary>Which projects a session worked in: each record of its transcript names the folder it stood in.</summary>
internal static class SessionPlaces
{
    /// <summary>Notes where the project changes. A subfolder without git of the folder a session began in is that folder's.</summary>
    /// <param name="session">The session; null as long as it has no turns.</param>
    /// <param name="folders">The projects of the folders that are named, and of the one that the session began in.</param>
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
        var noted = LineProjectStore.Load(c, transcript, "");
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
                ProjectStore.Touch(c, identity, at);
            // What stands before the first folder is about it, too.
            LineProjectStore.Start(c, transcript, noted.IsEmpty && current.Length == 0 ? 0 : move.Line, project);
            current = project;
        }
    }

    private static bool IsPartOf(ProjectIdentity identity, string cwd, string beginning, FolderProjects folders) =>
        identity.Repository is null && identity.Remote is null && folders.IsIn(cwd, beginning);
}
