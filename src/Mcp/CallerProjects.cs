using System.Text.Json.Nodes;
using ModelContextProtocol;
using TotalMemory.Projects;
using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>Which project a call is about.</summary>
internal sealed class CallerProjects(ProjectDirectory projects)
{
    /// <summary>The project of the folder that the client started us for.</summary>
    public ProjectIdentity OfProcess() => projects.IdentifyFolder(CallMetadata.FolderOfProcess);

    /// <summary>
    /// The project that an argument names; the caller's if it names none. Throws <see cref="McpException"/> for an unknown name and for
    /// one that several projects have.
    /// </summary>
    public ProjectIdentity Named(string? name, JsonObject? meta)
    {
        var current = Current(meta);
        if (IsCurrent(name, current))
            return current;
        return One(name!)
            ?? throw new McpException(
                $"No project is called '{name}'. Leave project out for the current one ({current.Name}). Known: "
                    + $"{string.Join(", ", projects.All().Take(10).Select(p => p.Name))}."
            );
    }

    /// <summary>As <see cref="Named"/>, but an unknown name creates a project.</summary>
    public ProjectIdentity NamedOrNew(string? name, JsonObject? meta)
    {
        var current = Current(meta);
        return IsCurrent(name, current) ? current : One(name!) ?? projects.ResolveName(name!);
    }

    private ProjectIdentity Current(JsonObject? meta) => projects.IdentifyFolder(CallMetadata.Folder(meta));

    private ProjectIdentity? One(string name) =>
        projects.Named(name) switch
        {
            [] => null,
            [var one] => one,
            var several => throw new McpException(
                $"'{name}' means {several.Count} projects, and nothing was done. Give the id of one: "
                    + $"{string.Join(", ", several.Take(10).Select(p => $"{p.Id} ({p.Remote ?? p.Root})"))}."
            ),
        };

    // total-agent-memory's default project, "general", means none.
    private static bool IsCurrent(string? name, ProjectIdentity current) =>
        string.IsNullOrWhiteSpace(name)
        || name.Equals("general", StringComparison.OrdinalIgnoreCase)
        || name.Equals(current.Name, StringComparison.OrdinalIgnoreCase)
        || name == current.Id;
}
