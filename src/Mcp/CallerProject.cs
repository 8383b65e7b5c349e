using System.Text.Json.Nodes;
using ModelContextProtocol;
using TotalMemory.Spool;
using TotalMemory.Spool.Records;

namespace TotalMemory.Mcp;

/// <summary>Which project and session a call is about.</summary>
internal static class CallerProject
{
    /// <summary>Folder the client started us for: <c>CLAUDE_PROJECT_DIR</c>, else our own.</summary>
    public static ProjectIdentity OfProcess(MemoryServices memory) => memory.Projects.OfFolder(FolderOfProcess);

    private static string FolderOfProcess =>
        Environment.GetEnvironmentVariable("CLAUDE_PROJECT_DIR") is { Length: > 0 } claude ? claude : WorkingFolder.Path;

    /// <summary>The caller's project: Codex names its workspaces with every call, Claude in the environment.</summary>
    public static ProjectIdentity Current(MemoryServices memory, JsonObject? meta) => memory.Projects.OfFolder(Folder(meta));

    /// <summary>The folder that the caller works in.</summary>
    public static string Folder(JsonObject? meta) =>
        (Codex(meta)?["workspaces"] as JsonObject)?.FirstOrDefault().Key is { Length: > 0 } workspace ? workspace : FolderOfProcess;

    /// <summary>Session id, for evidence; empty when the client does not say.</summary>
    public static string Session(JsonObject? meta) =>
        Codex(meta)?["session_id"] is JsonValue session
            ? session.ToString()
            : Environment.GetEnvironmentVariable("CLAUDE_CODE_SESSION_ID") ?? "";

    // Metadata of another shape says nothing to us.
    private static JsonObject? Codex(JsonObject? meta)
    {
        if (meta?["x-codex-turn-metadata"] is not JsonValue value || value.GetValueKind() != System.Text.Json.JsonValueKind.String)
            return meta?["x-codex-turn-metadata"] as JsonObject;
        using var document = LenientJson.Parse(System.Text.Encoding.UTF8.GetBytes(value.ToString()));
        return document?.RootElement is { ValueKind: System.Text.Json.JsonValueKind.Object } said ? JsonObject.Create(said.Clone()) : null;
    }

    /// <summary>
    /// The project an argument names; the caller's when it names none. Throws <see cref="McpException"/> for an unknown name and for one
    /// that several projects have.
    /// </summary>
    public static ProjectIdentity Named(MemoryServices memory, string? name, JsonObject? meta)
    {
        var current = Current(memory, meta);
        if (IsCurrent(name, current))
            return current;
        return One(memory, name!)
            ?? throw new McpException(
                $"No project is called '{name}'. Leave project out for the current one ({current.Name}). Known: "
                    + $"{string.Join(", ", memory.Projects.All().Take(10).Select(p => p.Name))}."
            );
    }

    /// <summary>As <see cref="Named"/>, but a name nobody used yet makes a project.</summary>
    public static ProjectIdentity NamedOrNew(MemoryServices memory, string? name, JsonObject? meta)
    {
        var current = Current(memory, meta);
        return IsCurrent(name, current) ? current : One(memory, name!) ?? memory.Projects.OfName(name!);
    }

    private static ProjectIdentity? One(MemoryServices memory, string name) =>
        memory.Projects.Named(name) switch
        {
            [] => null,
            [var one] => one,
            var several => throw new McpException(
                $"'{name}' means {several.Count} projects, and nothing was done. Give the id of one: "
                    + $"{string.Join(", ", several.Take(10).Select(p => $"{p.Id} ({p.Remote ?? p.Root})"))}."
            ),
        };

    // total-agent-memory's default, "general", names no project.
    private static bool IsCurrent(string? name, ProjectIdentity current) =>
        string.IsNullOrWhiteSpace(name)
        || name.Equals("general", StringComparison.OrdinalIgnoreCase)
        || name.Equals(current.Name, StringComparison.OrdinalIgnoreCase)
        || name == current.Id;
}
