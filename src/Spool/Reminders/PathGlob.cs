using System.IO.Enumeration;

namespace TotalMemory.Spool.Reminders;

/// <summary>
/// Globs over the end of a path: the file name and its two parent folders, since the folders above (a user's name, a home) are not
/// specific to the project. <c>*</c> matches anything, including slashes.
/// </summary>
public static class PathGlob
{
    private const int Parts = 3; // chosen: the last folders and the name say which file is meant

    public static bool Matches(string glob, string path) => FileSystemName.MatchesSimpleExpression(glob, Tail(path), ignoreCase: true);

    /// <summary>The part of a path that globs match, with forward slashes and a leading slash.</summary>
    public static string Tail(string path) =>
        "/" + string.Join('/', path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(Parts));
}
