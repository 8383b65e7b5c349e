using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Codex CLI: hooks in <c>hooks.json</c>, the MCP server and (with consent) the hooks' trust through its app-server.</summary>
internal sealed class CodexInstall(MemoryHome home)
{
    private const string ServerTable = "[mcp_servers.totalmemory]";
    private readonly string hook = home.Executable("totalmemory-hook");
    private readonly string? codex = ClientFolders.Executable("codex", "CODEX_BIN");

    private static string HooksPath => Path.Combine(ClientFolders.Codex, "hooks.json");

    private static string ConfigPath => Path.Combine(ClientFolders.Codex, "config.toml");

    public bool IsPresent => codex is not null || Directory.Exists(ClientFolders.Codex);

    /// <param name="trust">The user's consent that Codex runs our hooks without asking. Null: ask through <paramref name="consent"/>.</param>
    public IEnumerable<string> Install(bool? trust, Func<bool> consent)
    {
        var inline =
            File.Exists(ConfigPath)
            && !File.Exists(HooksPath)
            && File.ReadLines(ConfigPath).Any(l => l.TrimStart().StartsWith("[[hooks.", StringComparison.Ordinal));
        var file = SettingsFile.Open(HooksPath, home.Backups);
        HookRegistration.Merge(file.Root, HookRegistration.Wanted("codex", hook), hook);
        yield return file.Save() ? $"Codex: hooks registered in {HooksPath}" : "Codex: hooks were registered already";
        if (inline)
            yield return "Codex: you also have hooks in config.toml; both run, and Codex warns that there are two places. That is harmless";
        if (codex is null)
        {
            yield return RegisterInText();
            yield return "Codex: its command is not on PATH, so its hooks are not trusted yet; open codex, type /hooks and trust them";
            yield break;
        }
        using var server = CodexAppServer.Start(codex);
        if (IsServerRegistered())
            yield return "Codex: MCP server was registered already";
        else
        {
            server.Write([
                (
                    "mcp_servers.totalmemory",
                    new JsonObject
                    {
                        ["command"] = home.Executable("totalmemory-mcp"),
                        ["startup_timeout_sec"] = 20,
                        ["default_tools_approval_mode"] = "approve",
                    },
                    "replace"
                ),
            ]);
            yield return "Codex: MCP server registered";
        }
        var untrusted = server.Hooks(hook).Where(h => h.Trust is not ("trusted" or "managed")).ToList();
        if (untrusted.Count == 0)
            yield return "Codex: hooks are trusted";
        else if (trust ?? consent())
        {
            server.Write(
                untrusted.Select(h =>
                    ("hooks.state", (JsonNode?)new JsonObject { [h.Key] = new JsonObject { ["trusted_hash"] = h.Hash } }, "upsert")
                )
            );
            yield return $"Codex: {untrusted.Count} hooks trusted, as you agreed";
        }
        else
            yield return "Codex: it will not run the hooks before you trust them: open codex, type /hooks, trust; or run 'totalmemory install --trust-codex-hooks'";
    }

    public IEnumerable<string> Uninstall()
    {
        IReadOnlyList<(string Key, string Hash, string Trust)> own = [];
        using var server = codex is not null && (File.Exists(HooksPath) || IsServerRegistered()) ? CodexAppServer.TryStart(codex) : null;
        if (server is not null)
            own = server.Hooks(hook);
        if (File.Exists(HooksPath))
        {
            var file = SettingsFile.Open(HooksPath, home.Backups);
            HookRegistration.Remove(file.Root, hook);
            if (file.Save())
                yield return $"Codex: hooks removed from {HooksPath}";
        }
        if (server is not null)
        {
            // Untrusted hooks have no state to remove.
            server.Write(
                own.Where(h => h.Trust is "trusted" or "modified")
                    .Select(h =>
                        (
                            $"hooks.state.\"{h.Key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
                            (JsonNode?)null,
                            "replace"
                        )
                    )
            );
            if (IsServerRegistered())
            {
                server.Write([("mcp_servers.totalmemory", null, "replace")]);
                yield return "Codex: MCP server removed";
            }
        }
        else if (IsServerRegistered())
            yield return $"Codex: remove {ServerTable} from {ConfigPath} by hand; Codex could not be asked to";
    }

    public IEnumerable<JsonCheck> Check()
    {
        var root = File.Exists(HooksPath) ? SettingsFile.Open(HooksPath, home.Backups).Root : [];
        var wanted = HookRegistration.Wanted("codex", hook).Count;
        var present = HookRegistration.Present(root, hook).Count;
        yield return new(
            "Codex hooks",
            present == wanted,
            $"{present} of {wanted} registered in {HooksPath}",
            present == wanted ? null : "totalmemory install"
        );
        yield return new(
            "Codex MCP server",
            IsServerRegistered(),
            IsServerRegistered() ? "registered" : "not registered",
            IsServerRegistered() ? null : "totalmemory install"
        );
        if (codex is null)
            yield break;
        using var server = CodexAppServer.Start(codex);
        var hooks = server.Hooks(hook);
        var trusted = hooks.Count(h => h.Trust is "trusted" or "managed");
        yield return new(
            "Codex hook trust",
            trusted == wanted,
            $"{trusted} of {wanted} trusted",
            trusted == wanted ? null : "open codex, type /hooks and trust them, or: totalmemory install --trust-codex-hooks"
        );
    }

    private bool IsServerRegistered() =>
        File.Exists(ConfigPath)
        && File.ReadAllText(ConfigPath) is var text
        && text.Contains(ServerTable, StringComparison.Ordinal)
        && text.Contains(home.Executable("totalmemory-mcp").Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);

    // Without Codex at hand: a block at the end, nothing else touched.
    private string RegisterInText()
    {
        if (IsServerRegistered())
            return "Codex: MCP server was registered already";
        var text = File.Exists(ConfigPath) ? File.ReadAllText(ConfigPath) : "";
        if (text.Contains(ServerTable, StringComparison.Ordinal))
            return $"Codex: {ConfigPath} already names another {ServerTable}; change its command to {home.Executable("totalmemory-mcp")}";
        var block =
            $"{(text.Length > 0 && !text.EndsWith('\n') ? "\n" : "")}{(text.Length > 0 ? "\n" : "")}{ServerTable}\ncommand = \"{home.Executable("totalmemory-mcp").Replace("\\", "\\\\", StringComparison.Ordinal)}\"\nstartup_timeout_sec = 20\ndefault_tools_approval_mode = \"approve\"\n";
        Directory.CreateDirectory(ClientFolders.Codex);
        File.AppendAllText(ConfigPath, block);
        return $"Codex: MCP server registered in {ConfigPath}";
    }
}
