using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>The remote in a git configuration file (git-config(1)).</summary>
public static class GitRemote
{
    /// <summary>Address of <c>origin</c>, else of the first remote, else null.</summary>
    public static string? Read(string configFile)
    {
        string? first = null;
        string? section = null;
        foreach (var raw in (OutsideFile.TryReadText(configFile) ?? "").Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                section = line;
                continue;
            }
            if (section is null || !section.StartsWith("[remote ", StringComparison.OrdinalIgnoreCase))
                continue;
            var equals = line.IndexOf('=');
            if (equals < 0 || !line[..equals].Trim().Equals("url", StringComparison.OrdinalIgnoreCase))
                continue;
            var url = line[(equals + 1)..].Trim().Trim('"');
            if (section.Contains("\"origin\"", StringComparison.Ordinal))
                return url;
            first ??= url;
        }
        return first;
    }

    /// <summary><c>host/owner/name</c> of an https, ssh or scp-like address, without credentials, port and <c>.git</c>.</summary>
    public static string Normalize(string url)
    {
        var rest = url.Trim();
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            rest = rest[(scheme + 3)..];
        int slash;
        var at = scheme >= 0 ? rest.LastIndexOf('@') : rest.IndexOf('@'); // a password may hold anything
        if (at >= 0)
            rest = rest[(at + 1)..];
        if (scheme < 0 && rest.IndexOf(':') is > 1 and var colon)
            rest = rest[..colon] + "/" + rest[(colon + 1)..];
        rest = rest.Trim('/').Replace('\\', '/');
        slash = rest.IndexOf('/');
        if (scheme >= 0 && slash > 0 && rest[..slash].IndexOf(':') is > 0 and var port)
            rest = rest[..port] + rest[slash..];
        if (rest.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            rest = rest[..^4];
        return rest.ToLowerInvariant();
    }
}
