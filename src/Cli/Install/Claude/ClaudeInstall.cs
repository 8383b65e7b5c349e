using System.Text.Json;
using System.Text.Json.Nodes;
using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Install.Claude;

/// <summary>Claude Code: hooks in <c>settings.json</c>, the MCP server through its own command.</summary>
internal sealed class ClaudeInstall(MemoryHome home) : IClientInstall
{
    private const string Permission = "mcp__totalmemory";
    private readonly string hook = home.Executable(OwnCommand.Hook);
    private readonly string mcp = home.Executable(OwnCommand.Server);
    private readonly string program = home.Executable("totalmemory");
    private readonly string? claude = ClientFolders.Executable("claude", "CLAUDE_BIN");

    public string Name => "claude";

    public string Title => "Claude Code";

    public bool IsUsual => true;

    private static string SettingsPath => Path.Combine(Clients.FolderOf(Clients.Claude), "settings.json");

    // In the user's home folder, unless CLAUDE_CONFIG_DIR names the settings folder.
    private static string StatePath =>
        Environment.GetEnvironmentVariable("CLAUDE_CONFIG_DIR") is { Length: > 0 } dir
            ? Path.Combine(dir, ".claude.json")
            : Path.Combine(ClientFolders.User, ".claude.json");

    public bool IsRegistered => ServerRegistration.PathOf(Server()) == mcp;

    public bool IsPresent => claude is not null || Directory.Exists(Clients.FolderOf(Clients.Claude));

    public IEnumerable<string> Install(InstallChoices wishes)
    {
        var wanted = HookRegistration.Wanted("claude", hook);
        var settings = SettingsFile.Open(SettingsPath, home.Backups, new() { ByHand = () => Block(wanted) });
        if ((HookRegistration.Trouble(settings.Root, wanted) ?? TroubleWithPermissions(settings.Root)) is { } trouble)
            throw settings.Refusal(trouble);
        HookRegistration.Merge(settings.Root, wanted);
        AddPermission(settings.Root);
        var isFree = ClaudeStatusLine.IsFree(settings.Root);
        var isWanted = !ClaudeStatusLine.IsOurs(settings.Root) && (wishes.ShowsStatusLine || isFree && IsLineWished());
        if (isWanted && isFree)
            ClaudeStatusLine.Add(settings.Root, program);
        yield return settings.Save() ? $"Claude Code: hooks registered in {SettingsPath}" : "Claude Code: hooks were registered already";
        if (IsSwitchedOff(settings.Root))
            yield return $"Claude Code: \"disableAllHooks\" is true in {SettingsPath}, so no hook runs until you remove it";
        if (isWanted)
            yield return isFree
                ? "Claude Code: the status line shows what is remembered (totalmemory signs off hides it)"
                : $"Claude Code: your own status line is kept. To have both, set \"statusLine\".\"command\" in {SettingsPath} to: "
                    + ClaudeStatusLine.Combined(settings.Root, program);
        yield return RegisterServer();
    }

    public IEnumerable<string> Uninstall()
    {
        if (File.Exists(SettingsPath))
        {
            var settings = SettingsFile.Open(SettingsPath, home.Backups);
            HookRegistration.Remove(settings.Root, hook);
            ClaudeStatusLine.Remove(settings.Root, program);
            var others = HookRegistration.Registered(settings.Root);
            if (others.Count == 0)
                RemovePermission(settings.Root);
            if (settings.Save())
                yield return $"Claude Code: hooks removed from {SettingsPath}";
            if (others is [{ } other, ..])
                yield return $"Claude Code: the hooks of another TotalMemory were left alone ({other.Path})";
        }
        if (ServerRegistration.PathOf(Server()) is not { } path || !OwnCommand.IsOursOrDead(path, mcp))
            yield break;
        yield return claude is not null && ProgramRun.Command(claude, "mcp", "remove", "--scope", "user", ServerRegistration.Name).Code == 0
            ? "Claude Code: MCP server removed"
            : $"Claude Code: remove the MCP server by hand: claude mcp remove --scope user totalmemory (in {StatePath})";
    }

    public IEnumerable<ICheck> Checks() => [new ClientCheck(Title, () => IsPresent, Check), new RegisteredHooksCheck(Title, SettingsPath)];

    private static bool IsLineWished() => Question.CanAsk && Question.Ask("Show what is remembered in Claude Code's status line?");

    private IEnumerable<JsonCheck> Check()
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
        if (IsSwitchedOff(settings))
            yield return new("Claude Code hooks enabled", false, "disableAllHooks is true", $"Remove it from {SettingsPath}");
        yield return new(
            "Claude Code MCP server",
            IsRegistered,
            IsRegistered ? "registered" : "not registered",
            IsRegistered ? null : "totalmemory install"
        );
    }

    private static string Block(JsonObject wanted) =>
        $"{HookRegistration.Block(wanted)},\n\"permissions\": {{ \"allow\": [\"{Permission}\"] }}";

    private static string? TroubleWithPermissions(JsonObject root)
    {
        if (!root.ContainsKey("permissions"))
            return null;
        if (root["permissions"] is not JsonObject permissions)
            return "has something other than an object in \"permissions\".";
        return permissions.ContainsKey("allow") && permissions["allow"] is not JsonArray
            ? "has something other than a list in \"permissions\".\"allow\"."
            : null;
    }

    private static void AddPermission(JsonObject root)
    {
        if (root["permissions"] is not JsonObject permissions)
            root["permissions"] = permissions = [];
        if (permissions["allow"] is not JsonArray allow)
            permissions["allow"] = allow = [];
        if (!allow.Any(IsPermission))
            allow.Add((JsonNode)Permission);
    }

    private static void RemovePermission(JsonObject root)
    {
        if (root["permissions"] is not JsonObject permissions || permissions["allow"] is not JsonArray allow)
            return;
        var ours = allow.Where(IsPermission).ToList();
        foreach (var one in ours)
            allow.Remove(one);
        if (ours.Count > 0 && allow.Count == 0)
            permissions.Remove("allow");
        if (ours.Count > 0 && permissions.Count == 0)
            root.Remove("permissions");
    }

    private string RegisterServer()
    {
        JsonObject wanted = new()
        {
            ["type"] = "stdio",
            ["command"] = mcp,
            ["args"] = new JsonArray(),
            ["env"] = new JsonObject(),
            ["alwaysLoad"] = true,
        };
        var present = Server();
        if (present is not null && ServerRegistration.PathOf(present) is null)
            return $"Claude Code: {StatePath} has another MCP server called totalmemory; it was left alone. Rename it, then run this again";
        if (present is JsonObject own)
            wanted = ServerRegistration.Merged(own, wanted);
        if (JsonNode.DeepEquals(present, wanted))
            return "Claude Code: MCP server was registered already";
        if (claude is null)
            return "Claude Code: 'claude' is not on your PATH, so its MCP server is not registered; run this again when it is";
        ProgramRun.Command(claude, "mcp", "remove", "--scope", "user", ServerRegistration.Name);
        var (code, output) = ProgramRun.Command(
            claude,
            "mcp",
            "add-json",
            "--scope",
            "user",
            ServerRegistration.Name,
            wanted.ToJsonString()
        );
        return code == 0
            ? "Claude Code: MCP server registered"
            : $"Claude Code: the MCP server could not be registered ({output.ReplaceLineEndings(" ")}); the hooks work without it";
    }

    // Only read: Claude rewrites this file all the time.
    private static JsonNode? Server()
    {
        try
        {
            return ClientFile.Read(StatePath) is { } bytes
                ? ((JsonNode.Parse(bytes) as JsonObject)?["mcpServers"] as JsonObject)?[ServerRegistration.Name]
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or CommandException)
        {
            return null;
        }
    }

    private static bool IsSwitchedOff(JsonObject settings) =>
        settings["disableAllHooks"] is JsonValue off && off.TryGetValue<bool>(out var disabled) && disabled;

    private static bool IsPermission(JsonNode? rule) => rule is JsonValue v && v.TryGetValue<string>(out var text) && text == Permission;
}
