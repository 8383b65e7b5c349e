using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Clients for which editing a settings file is enough, as each documents it. The hooks of Gemini CLI 0.61, Qwen Code 0.24 and
/// OpenCode 1.18 were read in their npm packages.
/// </summary>
internal static class OtherClients
{
    public static IReadOnlyList<OtherClient> All { get; } =
    [
        new("cursor", "Cursor", [In(".cursor", "mcp.json")], "mcpServers", e => Stdio(e))
        {
            Note = "restart it and enable the server in its MCP settings; it runs the hooks in Claude Code's settings",
        },
        new(
            "cline",
            "Cline",
            [.. Cline()],
            "mcpServers",
            e => new JsonObject
            {
                ["command"] = e,
                ["args"] = new JsonArray(),
                ["env"] = new JsonObject(),
                ["disabled"] = false,
                ["timeout"] = 60,
            }
        ),
        new("windsurf", "Windsurf", [In(".codeium", "windsurf", "mcp_config.json")], "mcpServers", Plain)
        {
            Note = "refresh the MCP servers in Cascade",
        },
        new(
            "gemini-cli",
            "Gemini CLI",
            [Path.Combine(Variable("GEMINI_CLI_HOME") ?? ClientFolders.User, ".gemini", "settings.json")],
            "mcpServers",
            Trusted,
            "gemini"
        )
        {
            Note = "runs hooks and servers in trusted folders only",
            AllowsComments = true,
        },
        new("qwen-code", "Qwen Code", [Path.Combine(Variable("QWEN_HOME") ?? In(".qwen"), "settings.json")], "mcpServers", Trusted, "qwen")
        {
            AllowsComments = true,
        },
        new(
            "opencode",
            "OpenCode",
            [Path.Combine(OpenCode, "opencode.json"), Path.Combine(OpenCode, "opencode.jsonc"), Path.Combine(OpenCode, "config.json")],
            "mcp",
            e => new JsonObject
            {
                ["type"] = "local",
                ["command"] = new JsonArray(e),
                ["enabled"] = true,
            }
        )
        {
            Plugin = new(Path.Combine(OpenCode, "plugins", "totalmemory.js"), "opencode.js"),
            AllowsComments = true,
        },
        new("vscode", "VS Code", [Path.Combine(VisualStudioCode, "mcp.json")], "servers", Stdio)
        {
            Note = "will ask whether you trust the server when it first starts it",
            AllowsComments = true,
        },
        new("zed", "Zed", [Path.Combine(Zed, "settings.json")], "context_servers", Plain) { AllowsComments = true },
    ];

    private static string Config => UserFolder.Configuration;

    private static string OpenCode => Path.Combine(Config, "opencode");

    private static string Zed => OperatingSystem.IsWindows() ? Path.Combine(AppData, "Zed") : Path.Combine(Config, "zed");

    private static string VisualStudioCode => Path.Combine(VisualStudioCodeParent, "Code", "User");

    private static string VisualStudioCodeParent
    {
        get
        {
            if (OperatingSystem.IsWindows())
                return AppData;
            return OperatingSystem.IsMacOS() ? In("Library", "Application Support") : Config;
        }
    }

    private static string AppData => Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);

    // The command line's location first; the extension's older one only if it exists.
    private static IEnumerable<string> Cline()
    {
        yield return Variable("CLINE_MCP_SETTINGS_PATH")
            ?? Path.Combine(
                Variable("CLINE_DATA_DIR") ?? Path.Combine(Variable("CLINE_DIR") ?? In(".cline"), "data"),
                "settings",
                "cline_mcp_settings.json"
            );
        var older = Path.Combine(VisualStudioCode, "globalStorage", "saoudrizwan.claude-dev", "settings", "cline_mcp_settings.json");
        if (File.Exists(older))
            yield return older;
    }

    private static JsonObject Plain(string executable) =>
        new()
        {
            ["command"] = executable,
            ["args"] = new JsonArray(),
            ["env"] = new JsonObject(),
        };

    private static JsonObject Stdio(string executable) =>
        new()
        {
            ["type"] = "stdio",
            ["command"] = executable,
            ["args"] = new JsonArray(),
            ["env"] = new JsonObject(),
        };

    private static JsonObject Trusted(string executable) =>
        new()
        {
            ["command"] = executable,
            ["args"] = new JsonArray(),
            ["timeout"] = 30_000,
            ["trust"] = true,
        };

    private static string In(params string[] parts) => Path.Combine([ClientFolders.User, .. parts]);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
