using System.Text.RegularExpressions;

namespace TotalMemory.Transcripts;

/// <summary>The purpose of clients' tools.</summary>
internal static class ToolNames
{
    /// <summary>Clients write the tools of MCP servers as <c>mcp__server__tool</c>.</summary>
    public const string ServerPrefix = "mcp__";

    internal static readonly HashSet<string> Shells = Known(t => t.Shells);
    private static readonly HashSet<string> Edits = Known(t => t.Edits);
    private static readonly HashSet<string> Lookups = Known(t => t.Lookups);
    private static readonly HashSet<string> BuiltIn = Known(t => t.Others);
    private static readonly HashSet<string> External = Known(t => t.ExternalPrefixes);
    private static readonly HashSet<string> Patches = Known(t => t.PatchTool is { } tool ? [tool] : []);

    /// <summary>
    /// One name for equivalent tools: all shells are one, so are all edits, and a tool of an MCP server, however the client writes its
    /// name (<c>mcp__linear__find</c>, <c>linear.find</c>, <c>mcp__plugin_x_linear__find</c>).
    /// </summary>
    public static string IdentityOf(string tool)
    {
        if (Shells.Contains(tool))
            return "shell";
        if (Edits.Contains(tool))
            return "edit";
        if (BuiltIn.Contains(tool) || Lookups.Contains(tool))
            return tool;
        var name = tool.StartsWith(ServerPrefix, StringComparison.Ordinal) ? tool[ServerPrefix.Length..] : tool;
        var at = name.IndexOf("__", StringComparison.Ordinal) is var two and > 0 ? two : name.LastIndexOf('.');
        if (at <= 0)
            return tool;
        var server = name[..at];
        // The name of a plugin's server starts with the plugin's name.
        if (server.StartsWith("plugin_", StringComparison.Ordinal))
            server = server[(server.LastIndexOf('_') + 1)..];
        return $"{server}.{name[at..].TrimStart('_', '.')}";
    }

    public static bool IsShell(string? tool) => tool is not null && Shells.Contains(tool);

    public static bool IsEdit(string? tool) => tool is not null && Edits.Contains(tool);

    /// <summary>The tool takes a patch.</summary>
    public static bool IsPatch(string? tool) => tool is not null && Patches.Contains(tool);

    /// <summary>A command that applies a patch: the tool, called from a shell.</summary>
    public static bool AppliesPatch(string command) => Patches.Any(p => command.StartsWith(p, StringComparison.Ordinal));

    /// <summary>A call written as text that starts with an edit tool's name.</summary>
    public static bool IsEditCall(string call) =>
        AppliesPatch(call) || Edits.Any(e => call.StartsWith(e, StringComparison.Ordinal) && call.AsSpan(e.Length).StartsWith(" "));

    /// <summary>The files that a patch changes.</summary>
    public static IEnumerable<string> PatchedFiles(string patch) =>
        Clients
            .All.Select(c => c.Tools.PatchedFile)
            .OfType<Regex>()
            .SelectMany(p => p.Matches(patch))
            .Select(m => m.Groups[1].Value.Trim());

    public static bool IsLookup(string? tool) => tool is not null && Lookups.Contains(tool);

    /// <summary>A tool that brings text from outside: an MCP server, a connector, the web.</summary>
    public static bool IsExternal(string? tool) =>
        tool is not null
        && (
            External.Any(p => tool.StartsWith(p, StringComparison.Ordinal))
            || !(Shells.Contains(tool) || Edits.Contains(tool) || Lookups.Contains(tool) || BuiltIn.Contains(tool))
        );

    /// <summary>Our own tools, whose answers are already known.</summary>
    public static bool IsOurs(string? tool) => tool is not null && tool.Contains("totalmemory", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Known(Func<ClientTools, IReadOnlyList<string>> tools) =>
        Clients.All.SelectMany(c => tools(c.Tools)).ToHashSet(StringComparer.Ordinal);
}
