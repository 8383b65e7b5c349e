using System.IO.Enumeration;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Git;

/// <summary>Resolves host aliases from <c>~/.ssh/config</c> (ssh_config(5): <c>Host</c>, <c>HostName</c>, <c>Include</c>).</summary>
internal static class SshHosts
{
    private const int LongestFile = 256 * 1024; // chosen, as for git's settings
    private const int MostFiles = 32; // chosen: a hook must end in milliseconds

    /// <summary>The real name of a host; the given one if the configuration has none.</summary>
    public static string NameOf(string host) => NameOf(host, Path.Combine(UserFolder.Path, ".ssh", "config"));

    public static string NameOf(string host, string file)
    {
        var files = 0;
        var name = Find(host, file, Path.GetDirectoryName(file)!, ref files);
        return name is null ? host : name.Replace("%h", host, StringComparison.Ordinal).Replace("%%", "%", StringComparison.Ordinal);
    }

    // The first applicable value wins.
    private static string? Find(string host, string file, string folder, ref int files)
    {
        if (files++ >= MostFiles || !Path.IsPathFullyQualified(file) || OutsideFile.TryReadText(file, LongestFile) is not { } text)
            return null;
        var applies = true;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            var end = line.IndexOfAny([' ', '\t', '=']);
            if (end <= 0 || line[0] == '#')
                continue;
            var value = WithoutComment(line[end..].TrimStart(' ', '\t', '=')).Trim('"');
            switch (line[..end].ToLowerInvariant())
            {
                case "host":
                    applies = Matches(host, value);
                    break;
                case "match":
                    applies = MatchesAll(host, value);
                    break;
                case "hostname" when applies && value.Length > 0:
                    return value;
                case "include" when applies:
                    foreach (var included in Included(value, folder))
                        if (Find(host, included, folder, ref files) is { } found)
                            return found;
                    break;
            }
        }
        return null;
    }

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOf('#');
        return (comment > 0 && value[comment - 1] is ' ' or '\t' ? value[..comment] : value).TrimEnd();
    }

    // "all", or pairs of a criterion and its patterns. Of the criteria only the host's name is known here; any other may not hold.
    private static bool MatchesAll(string host, string criteria)
    {
        var words = criteria.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is [var single])
            return single.Equals("all", StringComparison.OrdinalIgnoreCase);
        return words.Length % 2 == 0
            && words
                .Chunk(2)
                .All(pair => pair[0].ToLowerInvariant() is "host" or "originalhost" && Matches(host, pair[1].Trim('"').Replace(',', ' ')));
    }

    private static bool Matches(string host, string patterns)
    {
        var matches = false;
        foreach (var pattern in patterns.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('"')))
        {
            if (pattern.StartsWith('!') && FileSystemName.MatchesSimpleExpression(pattern.AsSpan(1), host))
                return false;
            matches |= FileSystemName.MatchesSimpleExpression(pattern, host);
        }
        return matches;
    }

    private static IEnumerable<string> Included(string value, string folder)
    {
        var path = value.StartsWith("~/", StringComparison.Ordinal) ? Path.Join(UserFolder.Path, value[1..]) : Path.Combine(folder, value);
        if (!Path.GetFileName(path).Contains('*', StringComparison.Ordinal))
            return [path];
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path))
                    .Order(StringComparer.Ordinal)
                    .Take(MostFiles),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
