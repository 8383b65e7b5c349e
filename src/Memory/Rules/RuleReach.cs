using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>Whether a rule may be global: it contains no path or name of a single project. Pure.</summary>
internal static partial class RuleReach
{
    private const int LeastProjects = 2; // chosen: one project's path is its own

    // Common folder names, which do not identify a project.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "app",
        "apps",
        "api",
        "backend",
        "bot",
        "build",
        "cli",
        "client",
        "code",
        "core",
        "dev",
        "docs",
        "frontend",
        "home",
        "lib",
        "main",
        "project",
        "projects",
        "repo",
        "scripts",
        "server",
        "service",
        "services",
        "site",
        "src",
        "test",
        "tests",
        "tmp",
        "tools",
        "web",
        "website",
        "work",
        "workspace",
    };

    /// <param name="text">The rule.</param>
    /// <param name="names">Names of all known projects.</param>
    /// <param name="said">Quotes by project: a relative path that occurs in several projects is not specific.</param>
    public static bool AppliesEverywhere(string text, IEnumerable<string> names, ILookup<string, string> said) =>
        !Absolute().IsMatch(text)
        && !names.Any(n => IsNamed(text, n))
        && Relative()
            .Matches(text)
            .All(m => said.Count(p => p.Any(s => s.Contains(m.Value, StringComparison.OrdinalIgnoreCase))) >= LeastProjects);

    private static bool IsNamed(string text, string name) =>
        name.Length > 2
        && !Generic.Contains(name)
        && Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [Examples("in /shop/src", "in ~/notes", "in D:\\shop", "in /tmp")]
    [CounterExamples("and/or", "src/read.ts")]
    [GeneratedRegex(
        @"(?<![\w/.:*])(?:/[\w.@-]+){2,}|(?<!\w)~/[\w.-]+|\b[A-Za-z]:\\\w|(?<![\w/.:])/(?:home|users|app|srv|opt|var|etc|tmp|mnt)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Absolute();

    // A path, as opposed to "and/or" and "client/server": has a dot, punctuation, a third part or a usual folder name.
    [Examples("in ./read", "in a/b/c", "in lib2/read.ts", "in docs/guide", "in shop/")]
    [CounterExamples("and/or", "read.ts")]
    [GeneratedRegex(
        @"(?<![\w/:.@-])\.{1,2}/[\w./-]+"
            + @"|(?<![\w/:.@-])(?:[\w.-]+/){2,}[\w.*-]*"
            + @"|(?<![\w/:.@-])[\w.-]+/[\w-]*\.\w{1,6}\b"
            + @"|(?<![\w/:.@-])(?:src|libs?|apps?|packages|tests?|docs|internal|cmd|pkg|scripts|config|public|tools"
            + @"|services|modules|crates|components?)/[\w.*-]*"
            + @"|(?<![\w/:.@-])\w+/(?=[\s,.;)]|$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Relative();
}
