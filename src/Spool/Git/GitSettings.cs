using System.IO.Enumeration;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Git;

/// <summary>One value of a git configuration: <c>[section "part"] key = value</c>. Section and key in lower case.</summary>
internal sealed record GitSetting(string Section, string Part, string Key, string Value);

/// <summary>Reads git's configuration files (git-config(1)) with includes. Damaged lines are skipped.</summary>
internal static class GitSettings
{
    /// <summary>Far above a configuration with a thousand remotes (chosen).</summary>
    private const int LongestFile = 256 * 1024;

    private const int DeepestInclude = 4; // chosen: git allows ten, people use one
    private const int MostFiles = 32; // chosen: a hook must end in milliseconds
    private const string OfRemotes = "hasconfig:remote.*.url:";

    /// <summary>What the repository's own file says, and the one of this working tree alone, where the repository has such files.</summary>
    /// <param name="common">The repository's common directory.</param>
    /// <param name="gitDirectory">The working tree's own.</param>
    public static List<GitSetting> ReadRepository(string common, string gitDirectory)
    {
        var all = new List<GitSetting>();
        var place = new IncludeContext(common, all, new Budget());
        Add(all, Path.Combine(common, "config"), place, 0);
        if (Last(all, "extensions", "worktreeconfig") is "true" or "yes" or "on" or "1")
            Add(all, Path.Combine(gitDirectory, "config.worktree"), place, 0);
        return all;
    }

    /// <summary>What the machine and the user have set: the system's file, then both of the user's.</summary>
    /// <param name="common">The repository that conditional includes are asked about.</param>
    /// <param name="repository">Its own settings.</param>
    public static List<GitSetting> ReadUser(string common, IReadOnlyList<GitSetting> repository)
    {
        var all = new List<GitSetting>();
        var place = new IncludeContext(common, repository, new Budget());
        var home = UserFolder.Path;
        Add(all, Environment.GetEnvironmentVariable("GIT_CONFIG_SYSTEM") is { Length: > 0 } system ? system : "/etc/gitconfig", place, 0);
        if (Environment.GetEnvironmentVariable("GIT_CONFIG_GLOBAL") is { Length: > 0 } global)
        {
            Add(all, global, place, 0);
            return all;
        }
        Add(all, Path.Combine(UserFolder.Configuration, "git", "config"), place, 0);
        Add(all, Path.Combine(home, ".gitconfig"), place, 0);
        return all;
    }

    public static string? Last(IEnumerable<GitSetting> settings, string section, string key) =>
        settings.LastOrDefault(s => s.Section == section && s.Part.Length == 0 && s.Key == key)?.Value;

    private static void Add(List<GitSetting> all, string file, IncludeContext place, int depth)
    {
        if (!Path.IsPathFullyQualified(file))
            return; // A relative HOME: whoever wrote the folder one works in would speak for the user.
        if (depth > DeepestInclude || place.Budget.Files++ >= MostFiles || OutsideFile.TryReadText(file, LongestFile) is not { } text)
            return;
        var folder = Path.GetDirectoryName(file)!;
        foreach (var setting in GitSettingsText.Parse(text))
        {
            all.Add(setting);
            if (setting is { Key: "path", Section: "include" or "includeif" } && IsIncluded(setting, place, folder))
                Add(all, Expand(setting.Value, folder), place, depth + 1);
        }
    }

    // Of the conditions the repository's place and its remotes are asked, not its branch: a project is the same on all of them.
    private static bool IsIncluded(GitSetting setting, IncludeContext place, string folder)
    {
        if (setting.Section == "include")
            return setting.Part.Length == 0;
        return setting.Part switch
        {
            ['g', 'i', 't', 'd', 'i', 'r', ':', .. var pattern] => IsAt(place.Common, pattern, folder, ignoreCase: false),
            ['g', 'i', 't', 'd', 'i', 'r', '/', 'i', ':', .. var pattern] => IsAt(place.Common, pattern, folder, ignoreCase: true),
            _ when setting.Part.StartsWith(OfRemotes, StringComparison.Ordinal) => place
                .Repository.Where(s => s is { Section: "remote", Key: "url" })
                .Any(s => Matches(setting.Part[OfRemotes.Length..], s.Value, ignoreCase: false)),
            _ => false,
        };
    }

    // A pattern that names no beginning may begin anywhere, one that ends in a slash takes in all below it (git-config(1)).
    private static bool IsAt(string common, string pattern, string folder, bool ignoreCase)
    {
        if (pattern.Length == 0)
            return false;
        var isPlaced = pattern[0] is '/' or '.' or '~' || Path.IsPathRooted(pattern);
        var whole = (isPlaced ? Expand(pattern, folder) : "**/" + pattern) + (pattern.EndsWith('/') ? "**" : "");
        return Matches(whole, common, ignoreCase) || isPlaced && Matches(Real(whole), common, ignoreCase);
    }

    // The part before the first wildcard, with its links resolved.
    private static string Real(string pattern)
    {
        var wild = pattern.IndexOfAny(['*', '?', '[']);
        var slash = wild < 0 ? pattern.Length : pattern.LastIndexOf('/', wild);
        return slash <= 0 ? pattern : RealPath.Resolve(pattern[..slash]) + pattern[slash..];
    }

    // A star passes over slashes here; git tells "*" and "**" apart.
    private static bool Matches(string pattern, string text, bool ignoreCase)
    {
        var simple = pattern.Replace("**/", "*", StringComparison.Ordinal).Replace("**", "*", StringComparison.Ordinal);
        return FileSystemName.MatchesSimpleExpression(simple, text, ignoreCase);
    }

    private static string Expand(string path, string folder) =>
        path.StartsWith("~/", StringComparison.Ordinal) ? Path.Join(UserFolder.Path, path[1..]) : Path.Combine(folder, path);

    /// <summary>The repository that conditions ask about.</summary>
    private sealed record IncludeContext(string Common, IReadOnlyList<GitSetting> Repository, Budget Budget);

    private sealed class Budget
    {
        public int Files { get; set; }
    }
}
