using TotalMemory.Spool;

namespace TotalMemory.Documents;

/// <summary>A file that tells agents how to work.</summary>
/// <param name="Kind"><c>claude_md</c>, <c>skills</c> or <c>rules</c>.</param>
/// <param name="IsGlobal">It is the person's own, for every project.</param>
public sealed record AgentDocument(string Path, string Kind, bool IsGlobal);

/// <summary>Finds the files in which people tell agents how to work: the person's own, and those of a project.</summary>
public static class DocumentFinder
{
    public static readonly IReadOnlyList<string> Kinds = [Instructions, Skills, Rules];

    private const long LongestFile = 512 * 1024;
    private const int MostFiles = 200;

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = true,
    };

    private const string Instructions = "claude_md",
        Skills = "skills",
        Rules = "rules";

    private static readonly string[] InstructionFiles =
    [
        "CLAUDE.md",
        "CLAUDE.local.md",
        "AGENTS.md",
        "GEMINI.md",
        ".github/copilot-instructions.md",
    ];

    /// <param name="user">The person's home folder.</param>
    /// <param name="project">A project's root; empty for none.</param>
    public static IReadOnlyList<AgentDocument> Find(string user, string project)
    {
        if (project.Length == 0)
            return [.. OfPerson(user).Where(IsReadable)];
        var root = RealPath.Resolve(project);
        // A link in a repository must not reach what lies outside it.
        return
        [
            .. OfPerson(user).Concat(OfProject(project).Where(d => RealPath.IsWithin(RealPath.Resolve(d.Path), root))).Where(IsReadable),
        ];
    }

    private static IEnumerable<AgentDocument> OfPerson(string user)
    {
        var claude = UserFolder.Claude(user);
        AgentDocument[] instructions =
        [
            new(Path.Combine(claude, "CLAUDE.md"), Instructions, true),
            new(Path.Combine(UserFolder.Codex(user), "AGENTS.md"), Instructions, true),
        ];
        return instructions
            .Concat(Below(Path.Combine(claude, "skills"), "SKILL.md", Skills, true))
            .Concat(Below(Path.Combine(claude, "rules"), "*.md", Rules, true));
    }

    private static IEnumerable<AgentDocument> OfProject(string project) =>
        InstructionFiles
            .Select(name => new AgentDocument(Path.Combine(project, name), Instructions, false))
            .Concat(Below(Path.Combine(project, ".claude", "skills"), "SKILL.md", Skills, false))
            .Concat(Below(Path.Combine(project, ".claude", "rules"), "*.md", Rules, false))
            .Concat(Below(Path.Combine(project, ".cursor", "rules"), "*.md*", Rules, false));

    private static bool IsReadable(AgentDocument document) =>
        new FileInfo(RealPath.Resolve(document.Path)) is { Exists: true, Length: > 0 and <= LongestFile };

    private static IEnumerable<AgentDocument> Below(string folder, string pattern, string kind, bool isGlobal) =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder, pattern, Deep)
                .Order(StringComparer.Ordinal)
                .Take(MostFiles)
                .Select(path => new AgentDocument(path, kind, isGlobal));
}
