using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Claude Code: hooks in <c>settings.json</c>, the MCP server through its own command.</summary>
internal sealed class ClaudeInstall(MemoryHome home)
{
    private const string Permission = "mcp__totalmemory";
    private readonly string hook = home.Executable("totalmemory-hook");
    private readonly string? claude = ClientFolders.Executable("claude", "CLAUDE_BIN");

    private static string SettingsPath => Path.Combine(ClientFolders.Claude, "settings.json");

    // Not below the settings folder unless CLAUDE_CONFIG_DIR names it.
    private static string StatePath =>
        Environment.GetEnvironmentVariable("CLAUDE_CONFIG_DIR") is { Length: > 0 } dir
            ? Path.Combine(dir, ".claude.json")
            : Path.Combine(ClientFolders.User, ".claude.json");

    public bool IsPresent => claude is not null || Directory.Exists(ClientFolders.Claude);

    public IEnumerable<string> Install()
    {
        var settings = SettingsFile.Open(SettingsPath, home.Backups);
        HookRegistration.Merge(settings.Root, HookRegistration.Wanted("claude", hook), hook);
        var permissions = settings.Root["permissions"] as JsonObject;
        if (permissions is null)
            settings.Root["permissions"] = permissions = [];
        if (permissions["allow"] is not JsonArray allow)
            permissions["allow"] = allow = [];
        if (!allow.Any(IsOurs))
            allow.Add((JsonNode)Permission);
        yield return settings.Save() ? $"Claude Code: hooks registered in {SettingsPath}" : "Claude Code: hooks were registered already";
        if (settings.Root["disableAllHooks"] is JsonValue off && off.TryGetValue<bool>(out var disabled) && disabled)
            yield return $"Claude Code: note that \"disableAllHooks\" is true in {SettingsPath}; nothing will be noticed until it is removed";
        yield return RegisterServer();
    }

    public IEnumerable<string> Uninstall()
    {
        if (File.Exists(SettingsPath))
        {
            var settings = SettingsFile.Open(SettingsPath, home.Backups);
            HookRegistration.Remove(settings.Root, hook);
            if (settings.Root["permissions"] is JsonObject permissions && permissions["allow"] is JsonArray allow)
            {
                foreach (var ours in allow.Where(IsOurs).ToList())
                    allow.Remove(ours);
                if (allow.Count == 0)
                    permissions.Remove("allow");
                if (permissions.Count == 0)
                    settings.Root.Remove("permissions");
            }
            if (settings.Save())
                yield return $"Claude Code: hooks removed from {SettingsPath}";
        }
        if (Server() is null)
            yield break;
        yield return claude is not null && Run.Command(claude, "mcp", "remove", "--scope", "user", "totalmemory").Code == 0
            ? "Claude Code: MCP server removed"
            : $"Claude Code: remove the MCP server by hand: claude mcp remove --scope user totalmemory (in {StatePath})";
    }

    public IEnumerable<JsonCheck> Check()
    {
        var settings = File.Exists(SettingsPath) ? SettingsFile.Open(SettingsPath, home.Backups).Root : [];
        var wanted = HookRegistration.Wanted("claude", hook).Count;
        var present = HookRegistration.Present(settings, hook).Count;
        yield return new(
            "Claude Code hooks",
            present == wanted,
            $"{present} of {wanted} registered in {SettingsPath}",
            present == wanted ? null : "totalmemory install"
        );
        if (settings["disableAllHooks"] is JsonValue off && off.TryGetValue<bool>(out var disabled) && disabled)
            yield return new("Claude Code hooks enabled", false, "disableAllHooks is true", $"Remove it from {SettingsPath}");
        yield return new(
            "Claude Code MCP server",
            Server() is not null,
            Server() is null ? "not registered" : "registered",
            Server() is null ? "totalmemory install" : null
        );
    }

    private string RegisterServer()
    {
        JsonObject wanted = new()
        {
            ["type"] = "stdio",
            ["command"] = home.Executable("totalmemory-mcp"),
            ["args"] = new JsonArray(),
            ["env"] = new JsonObject(),
            ["alwaysLoad"] = true,
        };
        if (JsonNode.DeepEquals(Server(), wanted))
            return "Claude Code: MCP server was registered already";
        if (claude is null)
            return "Claude Code: its command is not on PATH, so the MCP server waits; run 'totalmemory install' again when it is";
        Run.Command(claude, "mcp", "remove", "--scope", "user", "totalmemory");
        var (code, output) = Run.Command(claude, "mcp", "add-json", "--scope", "user", "totalmemory", wanted.ToJsonString());
        return code == 0
            ? "Claude Code: MCP server registered"
            : $"Claude Code: could not register the MCP server ({output.ReplaceLineEndings(" ")}); the hooks work without it";
    }

    // Read only: Claude rewrites this file all the time.
    private static JsonNode? Server()
    {
        try
        {
            return File.Exists(StatePath)
                ? (JsonNode.Parse(File.ReadAllText(StatePath)) as JsonObject)?["mcpServers"]?["totalmemory"]
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static bool IsOurs(JsonNode? rule) => rule is JsonValue v && v.TryGetValue<string>(out var text) && text == Permission;
}
