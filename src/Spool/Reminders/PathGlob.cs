using System.IO.Enumeration;

namespace TotalMemory.Spool.Reminders;

/// <summary>
/// Globs over the end of a path: the file and the two folders it lies in, for what lies above (a user's name, a home) says nothing about
/// the project. <c>*</c> stands for anything, slashes included.
/// </summary>
public static class PathGlob
{
    private const int Parts = 3;

    public static bool Matches(string glob, string path) => FileSystemName.MatchesSimpleExpression(glob, Tail(path), ignoreCase: true);

    /// <summary>The part of a path that globs see, with forward slashes and one in front.</summary>
    public static string Tail(string path) =>
        "/" + string.Join('/', path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(Parts));
}
