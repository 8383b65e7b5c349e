using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Documents;

/// <summary>Finds the files in which people tell agents how to work: the person's own, and those of a project.</summary>
public static class DocumentFinder
{
    public static readonly IReadOnlyList<string> Kinds = [Instructions, Skills, Rules];

    private const long LongestFile = 512 * 1024; // chosen: longer files are generated
    private const int MostFiles = 200; // chosen: far above a project's documents for agents

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = true,
    };

    private const string Instructions = "claude_md",
        Skills = "skills",
        Rules = "rules";

    /// <summary>Instruction files of clients without an adapter.</summary>
    private static readonly string[] OthersInstructions = ["GEMINI.md", ".github/copilot-instructions.md"];

    /// <param name="user">The person's home folder.</param>
    /// <param name="project">A project's root; empty for none.</param>
    public static IReadOnlyList<AgentDocument> Find(string user, string project)
    {
        if (project.Length == 0)
            return [.. PersonDocuments(user).Where(IsReadable)];
        var root = RealPath.Resolve(project);
        // A link in a repository must not lead outside it.
        return
        [
            .. PersonDocuments(user)
                .Concat(ProjectDocuments(project).Where(d => RealPath.IsWithin(RealPath.Resolve(d.Path), root)))
                .Where(IsReadable),
        ];
    }

    private static IEnumerable<AgentDocument> PersonDocuments(string user)
    {
        var clients = Clients
            .All.Select(c => KeyValuePair.Create(c.Folder(user, Environment.GetEnvironmentVariable), c.Documents))
            .ToList();
        return clients
            .SelectMany(c => c.Value.Own, (c, name) => new AgentDocument(Path.Combine(c.Key, name), Instructions, true))
            .Concat(clients.Where(c => c.Value.ProjectFolder is not null).SelectMany(c => SkillsAndRules(c.Key, isGlobal: true)));
    }

    private static IEnumerable<AgentDocument> ProjectDocuments(string project) =>
        Clients
            .All.SelectMany(c => c.Documents.OfProject)
            .Concat(OthersInstructions)
            .Select(name => new AgentDocument(Path.Combine(project, name), Instructions, false))
            .Concat(
                Clients
                    .All.Select(c => c.Documents.ProjectFolder)
                    .OfType<string>()
                    .SelectMany(folder => SkillsAndRules(Path.Combine(project, folder), isGlobal: false))
            )
            .Concat(Below(Path.Combine(project, ".cursor", "rules"), "*.md*", Rules, false));

    private static IEnumerable<AgentDocument> SkillsAndRules(string folder, bool isGlobal) =>
        Below(Path.Combine(folder, "skills"), "SKILL.md", Skills, isGlobal)
            .Concat(Below(Path.Combine(folder, "rules"), "*.md", Rules, isGlobal));

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
