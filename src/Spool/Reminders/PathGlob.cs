using System.IO.Enumeration;

namespace TotalMemory.Spool.Reminders;

/// <summary>Globs over whole paths; <c>*</c> stands for anything, slashes included.</summary>
public static class PathGlob
{
    public static bool Matches(string glob, string path) => FileSystemName.MatchesSimpleExpression(glob, path.Replace('\\', '/'), ignoreCase: true);
}
