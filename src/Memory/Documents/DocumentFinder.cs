using TotalMemory.Spool;

namespace TotalMemory.Documents;

/// <summary>A file that tells agents how to work.</summary>
/// <param name="Kind"><c>claude_md</c>, <c>skills</c> or <c>rules</c>.</param>
/// <param name="IsGlobal">It is the person's own, for every project.</param>
public sealed record AgentDocument(string Path, string Kind, bool IsGlobal);

/// <summary>Finds the files in which people tell agents how to work: the person's own, and those of a project.</summary>
public static class DocumentFinder
{
    public static readonly IReadOnlyList<string> Kinds = ["claude_md", "skills", "rules"];

    private const long LongestFile = 512 * 1024;

    /// <param name="user">The person's home folder.</param>
    /// <param name="project">A project's root; empty for none.</param>
    public static IReadOnlyList<AgentDocument> Find(string user, string project)
    {
        var (claude, codex) = (UserFolder.Claude(user), UserFolder.Codex(user));
        var root = project.Length > 0 ? RealPath.Resolve(project) : "";
        var found = new List<AgentDocument>();
        Add(Path.Combine(claude, "CLAUDE.md"), "claude_md", true);
        Add(Path.Combine(codex, "AGENTS.md"), "claude_md", true);
        AddAll(Path.Combine(claude, "skills"), "SKILL.md", "skills", true);
        AddAll(Path.Combine(claude, "rules"), "*.md", "rules", true);
        if (project.Length > 0)
        {
            foreach (
                var name in (ReadOnlySpan<string>)
                    ["CLAUDE.md", "CLAUDE.local.md", "AGENTS.md", "GEMINI.md", ".github/copilot-instructions.md"]
            )
                Add(Path.Combine(project, name), "claude_md", false);
            AddAll(Path.Combine(project, ".claude", "skills"), "SKILL.md", "skills", false);
            AddAll(Path.Combine(project, ".claude", "rules"), "*.md", "rules", false);
            AddAll(Path.Combine(project, ".cursor", "rules"), "*.md*", "rules", false);
        }
        return found;

        void Add(string path, string kind, bool global)
        {
            var real = RealPath.Resolve(path);
            // A link in a repository must not reach what lies outside it.
            if (!global && !RealPath.IsWithin(real, root))
                return;
            if (new FileInfo(real) is { Exists: true, Length: > 0 and <= LongestFile })
                found.Add(new AgentDocument(path, kind, global));
        }

        void AddAll(string folder, string pattern, string kind, bool global)
        {
            if (!Directory.Exists(folder))
                return;
            foreach (
                var path in Directory
                    .EnumerateFiles(
                        folder,
                        pattern,
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            MaxRecursionDepth = 4,
                            IgnoreInaccessible = true,
                        }
                    )
                    .Order(StringComparer.Ordinal)
                    .Take(200)
            )
                Add(path, kind, global);
        }
    }
}
