using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>A folder that a transcript names from a line on.</summary>
/// <param name="Remote">The remote that the same record names, if any.</param>
internal sealed record Move(int Line, string Cwd, string? Remote);

/// <summary>Which projects a session worked in: each record of its transcript names the folder it stood in.</summary>
internal static class SessionPlaces
{
    /// <summary>Notes where the project changes. A subfolder without git of the folder a session began in is that folder's.</summary>
    /// <param name="session">The session; null as long as it has no turns.</param>
    /// <param name="isTrusted">A person vouches for the folders.</param>
    public static void Note(
        MemoryConnection c,
        long transcript,
        Session? session,
        IReadOnlyList<Move> moves,
        bool isTrusted,
        DateTimeOffset at
    )
    {
        if (moves.Count == 0)
            return;
        var noted = LineProjectStore.Load(c, transcript, "");
        var beginning = session?.Cwd ?? moves[0].Cwd;
        var own = session?.Project ?? ProjectStore.Identify(c, beginning, moves[0].Remote, isTrusted).Id;
        var home = noted.IsEmpty ? own : noted.Of(0);
        var current = noted.Last;
        foreach (var move in moves)
        {
            var identity = move.Cwd == beginning ? null : ProjectStore.Identify(c, move.Cwd, move.Remote, isTrusted);
            var project = identity is null || IsPartOf(identity, move.Cwd, beginning) ? home : identity.Id;
            if (project == current)
                continue;
            if (identity is not null && project == identity.Id)
                ProjectStore.Touch(c, identity, at);
            // What stands before the first folder is about it, too.
            LineProjectStore.Start(c, transcript, noted.IsEmpty && current.Length == 0 ? 0 : move.Line, project);
            current = project;
        }
    }

    private static bool IsPartOf(ProjectIdentity identity, string cwd, string beginning)
    {
        if (identity.Repository is not null || identity.Remote is not null)
            return false;
        var (inner, outer) = (KeyOf(cwd), KeyOf(beginning));
        return inner == outer || inner.StartsWith(outer.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    private static string KeyOf(string cwd) => FolderSpelling.Key(FolderSpelling.Local(cwd) is { } local ? RealPath.Resolve(local) : cwd);
}
