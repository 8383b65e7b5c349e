using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Git;

/// <summary>One value of a git configuration: <c>[section "part"] key = value</c>. Section and key in lower case.</summary>
internal sealed record GitSetting(string Section, string Part, string Key, string Value);

/// <summary>Reads git's configuration files (git-config(1)) with includes. Damaged lines are skipped.</summary>
internal static class GitSettings
{
    /// <summary>Far above a configuration with a thousand remotes.</summary>
    private const int LongestFile = 256 * 1024;

    private const int DeepestInclude = 4;
    private const int MostFiles = 32;

    /// <summary>The repository's own configuration.</summary>
    public static List<GitSetting> ReadRepository(string common)
    {
        var all = new List<GitSetting>();
        Add(all, Path.Combine(common, "config"), common, 0, new Budget());
        return all;
    }

    /// <summary>The system's configuration, then both files of the user.</summary>
    /// <param name="common">The repository for which conditional includes are evaluated.</param>
    public static List<GitSetting> ReadUser(string common)
    {
        var all = new List<GitSetting>();
        var budget = new Budget();
        var home = UserFolder.Path;
        Add(
            all,
            Environment.GetEnvironmentVariable("GIT_CONFIG_SYSTEM") is { Length: > 0 } system ? system : "/etc/gitconfig",
            common,
            0,
            budget
        );
        if (Environment.GetEnvironmentVariable("GIT_CONFIG_GLOBAL") is { Length: > 0 } global)
        {
            Add(all, global, common, 0, budget);
            return all;
        }
        var xdg = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".config");
        Add(all, Path.Combine(xdg, "git", "config"), common, 0, budget);
        Add(all, Path.Combine(home, ".gitconfig"), common, 0, budget);
        return all;
    }

    public static string? Last(IEnumerable<GitSetting> settings, string section, string key) =>
        settings.LastOrDefault(s => s.Section == section && s.Part.Length == 0 && s.Key == key)?.Value;

    private static void Add(List<GitSetting> all, string file, string common, int depth, Budget budget)
    {
        if (depth > DeepestInclude || budget.Files++ >= MostFiles || OutsideFile.TryReadText(file, LongestFile) is not { } text)
            return;
        foreach (var setting in GitSettingsText.Parse(text))
        {
            all.Add(setting);
            if (setting is { Key: "path", Section: "include" or "includeif" } && IsIncluded(setting, common))
                Add(all, Expand(setting.Value, Path.GetDirectoryName(file)!), common, depth + 1, budget);
        }
    }

    // Only conditions on the repository's location are evaluated, not those on branches and remotes.
    private static bool IsIncluded(GitSetting setting, string common)
    {
        if (setting.Section == "include")
            return setting.Part.Length == 0;
        var (pattern, comparison) = setting.Part switch
        {
            ['g', 'i', 't', 'd', 'i', 'r', ':', .. var place] => (place, StringComparison.Ordinal),
            ['g', 'i', 't', 'd', 'i', 'r', '/', 'i', ':', .. var place] => (place, StringComparison.OrdinalIgnoreCase),
            _ => ("", StringComparison.Ordinal),
        };
        if (pattern.Length == 0)
            return false;
        var place2 = Expand(pattern, "/").Replace("/**", "/", StringComparison.Ordinal);
        if (place2.Contains('*', StringComparison.Ordinal))
            return false;
        return place2.EndsWith('/')
            ? (common + "/").StartsWith(place2, comparison) || (common + "/").StartsWith(RealPath.Resolve(place2) + "/", comparison)
            : common.Equals(place2, comparison) || common.Equals(RealPath.Resolve(place2), comparison);
    }

    private static string Expand(string path, string folder) =>
        path.StartsWith("~/", StringComparison.Ordinal) ? Path.Join(UserFolder.Path, path[1..]) : Path.Combine(folder, path);

    private sealed class Budget
    {
        public int Files { get; set; }
    }
}
