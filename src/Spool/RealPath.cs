namespace TotalMemory.Spool;

/// <summary>The path of a file or folder with all links resolved, like realpath(3).</summary>
public static class RealPath
{
    /// <summary>Maximum number of links followed (published: as Linux).</summary>
    private const int MostLinks = 40;

    /// <summary>Missing parts are kept as written.</summary>
    public static string Resolve(string path)
    {
        var full = Path.IsPathFullyQualified(path) ? path : Path.Join(WorkingFolder.Path, path);
        var at = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        Push(rest, full[at.Length..]);
        var links = 0;
        while (rest.TryPop(out var part))
        {
            if (part is "" or ".")
                continue;
            if (part is "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }
            var next = Path.Join(at, part);
            if (links < MostLinks && Target(next) is { } target)
            {
                links++;
                if (Path.GetPathRoot(target) is { Length: > 0 } root && Path.IsPathFullyQualified(target))
                    (at, target) = (root, target[root.Length..]);
                Push(rest, target);
                continue;
            }
            at = next;
        }
        return at;
    }

    /// <summary>True for <paramref name="folder"/> itself and all below it; both paths real.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder
        || path.StartsWith(folder, StringComparison.Ordinal)
            && (folder.EndsWith(Path.DirectorySeparatorChar) || path[folder.Length] == Path.DirectorySeparatorChar);

    private static void Push(Stack<string> rest, string path)
    {
        foreach (var part in path.Split(Separators).Reverse())
            rest.Push(part);
    }

    private static char[] Separators { get; } = [.. new[] { Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar }.Distinct()];

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
