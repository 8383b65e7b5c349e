using System.Text;
using System.Text.Json.Nodes;
using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Install.Codex;

/// <summary>Codex CLI: hooks in <c>hooks.json</c>, the MCP server and (with consent) the hooks' trust through its app-server.</summary>
internal sealed class CodexInstall(MemoryHome home) : IClientInstall
{
    private const string TrustByHand = "open codex, type /hooks and trust them, or run: totalmemory install --trust-codex-hooks";
    private readonly string hook = home.Executable(OwnCommand.Hook);
    private readonly string mcp = home.Executable(OwnCommand.Server);
    private readonly string? codex = ClientFolders.Executable("codex", "CODEX_BIN");

    public string Name => "codex";

    public string Title => "Codex";

    public bool IsUsual => true;

    private static string HooksPath => Path.Combine(Clients.FolderOf(Clients.Codex), "hooks.json");

    private static string ConfigPath => Path.Combine(Clients.FolderOf(Clients.Codex), "config.toml");

    private string Backup => Path.Combine(home.Backups, "codex-config.toml");

    public bool IsRegistered => ReadConfig().Entry == ServerEntry.Ours;

    public bool IsPresent => codex is not null || Directory.Exists(Clients.FolderOf(Clients.Codex));

    public IEnumerable<string> Install(InstallChoices wishes)
    {
        var wanted = HookRegistration.Wanted("codex", hook);
        var file = SettingsFile.Open(HooksPath, home.Backups, new() { ByHand = () => $"{{\n{HookRegistration.Block(wanted)}\n}}" });
        if (HookRegistration.Trouble(file.Root, wanted) is { } trouble)
            throw file.Refusal(trouble);
        HookRegistration.Merge(file.Root, wanted);
        yield return file.Save() ? $"Codex: hooks registered in {HooksPath}" : "Codex: hooks were registered already";
        CodexConfig? before = ReadConfig();
        if (before.Fault is { } fault)
            throw Refusal($"is not valid TOML ({fault})", CodexConfig.Block(mcp));
        var server = codex is null ? null : CodexAppServer.TryStart(codex);
        using (server)
        {
            yield return Register(before, server);
            yield return Trust(server, wishes.TrustsHooks);
        }
    }

    public IEnumerable<string> Uninstall()
    {
        var config = ReadConfig();
        var isOurs =
            config.RegisteredExecutable is { } runs
            && OwnCommand.PathIn(runs, OwnCommand.Server) is { } path
            && OwnCommand.IsOursOrDead(path, mcp);
        using var server = codex is not null && (File.Exists(HooksPath) || isOurs) ? CodexAppServer.TryStart(codex) : null;
        var trusted = server?.TryHooks(hook)?.Where(h => h.Trust is "trusted" or "modified").ToList() ?? [];
        if (File.Exists(HooksPath))
        {
            var file = SettingsFile.Open(HooksPath, home.Backups);
            HookRegistration.Remove(file.Root, hook);
            if (file.Save())
                yield return $"Codex: hooks removed from {HooksPath}";
            if (HookRegistration.Registered(file.Root) is [{ } other, ..])
                yield return $"Codex: the hooks of another TotalMemory were left alone ({other.Path})";
        }
        server?.Write(trusted.Select(h => new ConfigEdit($"hooks.state.{Quoted(h.Key)}", null, "replace")));
        if (isOurs)
            yield return Unregister(ReadConfig(), server);
    }

    public IEnumerable<ICheck> Checks() => [new ClientCheck(Title, () => IsPresent, Check), new RegisteredHooksCheck(Title, HooksPath)];

    private IEnumerable<JsonCheck> Check()
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
        var config = ReadConfig();
        yield return new(
            "Codex MCP server",
            config is { Entry: ServerEntry.Ours, IsSwitchedOff: false },
            RegistrationText(config),
            config.Entry == ServerEntry.Ours ? null : "totalmemory install"
        );
        if (codex is null)
            yield break;
        using var server = CodexAppServer.Start(codex);
        if (server.Feature("hooks") is { } isOn)
            yield return new(
                "Codex hooks feature",
                isOn,
                isOn ? "on, according to Codex" : "off: Codex runs no hook at all",
                isOn ? null : $"remove 'hooks = false' under [features] in {ConfigPath}, or run: codex features enable hooks"
            );
        var trusted = server.Hooks(hook).Count(h => h.IsTrusted);
        yield return new(
            "Codex hook trust",
            trusted == wanted,
            $"{trusted} of {wanted} trusted, according to Codex",
            trusted == wanted ? null : TrustByHand
        );
    }

    private static string RegistrationText(CodexConfig config) =>
        config.Entry switch
        {
            ServerEntry.Ours when config.IsSwitchedOff => $"registered, and switched off (enabled = false in {ConfigPath})",
            ServerEntry.Ours => "registered",
            ServerEntry.OtherHome => $"registered for another home ({config.RegisteredExecutable})",
            ServerEntry.Invalid => $"{ConfigPath} is not valid TOML ({config.Fault})",
            _ => "not registered",
        };

    private string Register(CodexConfig before, CodexAppServer? server)
    {
        if (before.Entry == ServerEntry.Ours)
            return "Codex: MCP server was registered already" + (before.IsSwitchedOff ? ", but is switched off (enabled = false)" : "");
        if (before.Entry == ServerEntry.NotUnderstood)
            throw Refusal("has another MCP server called totalmemory, or a list of servers of unknown shape", CodexConfig.Block(mcp));
        KeepBackup();
        if (server is null || !RegisterThrough(server, before) || ReadConfig().Entry != ServerEntry.Ours)
        {
            var edited = ReadConfig().WithServer() ?? throw Refusal("cannot be added to safely", CodexConfig.Block(mcp));
            WriteConfig(edited);
        }
        return $"Codex: MCP server registered in {ConfigPath}";
    }

    private bool RegisterThrough(CodexAppServer server, CodexConfig before)
    {
        try
        {
            server.Write([
                before.Entry == ServerEntry.OtherHome
                    ? new ConfigEdit("mcp_servers.totalmemory.command", mcp, "replace")
                    : new ConfigEdit(
                        "mcp_servers.totalmemory",
                        new JsonObject
                        {
                            ["command"] = mcp,
                            ["startup_timeout_sec"] = 20,
                            ["default_tools_approval_mode"] = "approve",
                        },
                        "replace"
                    ),
            ]);
            return true;
        }
        catch (CommandException)
        {
            return false;
        }
    }

    private string Unregister(CodexConfig config, CodexAppServer? server)
    {
        if (File.Exists(Backup) && CodexConfig.Read(Decoded(File.ReadAllBytes(Backup)), mcp).WithServer() == config.Source)
        {
            ClientFile.Write(ConfigPath, File.ReadAllBytes(Backup));
            File.Delete(Backup);
        }
        else if (config.WithoutServer() is { } left)
        {
            if (left.Length > 0 || File.Exists(Backup))
                WriteConfig(left);
            else
                ClientFile.Delete(ConfigPath);
        }
        else if (server is not null)
            server.Write([new ConfigEdit("mcp_servers.totalmemory", null, "replace")]);
        if (ReadConfig().Entry is ServerEntry.Ours or ServerEntry.OtherHome)
            return $"Codex: remove mcp_servers.totalmemory from {ConfigPath} by hand; it could not be taken out safely";
        return $"Codex: MCP server removed from {ConfigPath}";
    }

    // Hooks are reported as trusted only if Codex says so.
    private string Trust(CodexAppServer? server, bool isTrusted)
    {
        var wanted = HookRegistration.Wanted("codex", hook).Count;
        if (server?.TryHooks(hook) is not { Count: > 0 } hooks)
            return "Codex: whether it trusts the hooks was not verified, because it could not be asked; to be sure, "
                + (codex is null ? "open codex, type /hooks and trust them" : TrustByHand);
        var untrusted = hooks.Where(h => !h.IsTrusted).ToList();
        if (untrusted.Count == 0)
            return $"Codex: hooks are trusted ({hooks.Count} of {wanted}, according to Codex)";
        if (!isTrusted && !IsTrustWished(untrusted.Count))
            return "Codex: does not run "
                + $"{Output.Count(untrusted.Count, "hook before you trust it", "hooks before you trust them")}: {TrustByHand}";
        server.Write(
            untrusted.Select(h => new ConfigEdit(
                "hooks.state",
                new JsonObject { [h.Key] = new JsonObject { ["trusted_hash"] = h.Hash } },
                "upsert"
            ))
        );
        var now = server.TryHooks(hook)?.Count(h => h.IsTrusted) ?? 0;
        return now == hooks.Count
            ? $"Codex: {Output.Count(now, "hook")} trusted, as you agreed; Codex confirms it"
            : $"Codex: trust was written, but Codex confirms only {now} of {Output.Count(hooks.Count, "hook")}: {TrustByHand}";
    }

    private static bool IsTrustWished(int hooks)
    {
        if (!Question.CanAsk)
            return false;
        Output.Line(
            $"Codex runs a hook only if you trust it. These {hooks} hooks record what happens and remind; they never change a call."
        );
        Output.Line("  y: trust them now, as /hooks in Codex would");
        Output.Line("  n: leave them; Codex sessions are not remembered until you trust them with /hooks in Codex");
        return Question.Ask("Trust TotalMemory's hooks in Codex?");
    }

    private void KeepBackup()
    {
        if (ClientFile.Read(ConfigPath) is not { } bytes || File.Exists(Backup))
            return;
        PrivateFiles.CreateFolder(home.Backups);
        PrivateFiles.WriteAtomic(Backup, bytes);
    }

    private CodexConfig ReadConfig() => CodexConfig.Read(Decoded(ClientFile.Read(ConfigPath) ?? []), mcp);

    private static void WriteConfig(string text)
    {
        var mark = ClientFile.Read(ConfigPath) is { } bytes && bytes.AsSpan().StartsWith("\uFEFF"u8) ? "\uFEFF" : "";
        ClientFile.Write(ConfigPath, Encoding.UTF8.GetBytes(mark + text));
    }

    private static string Decoded(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            throw new CommandException($"{ConfigPath} is not UTF-8 text. Nothing was changed there.");
        }
    }

    private static CommandException Refusal(string what, string block) =>
        new($"{ConfigPath} {what}. Nothing was changed there. Mend it and run this again, or add by hand:\n{block.TrimEnd()}");

    private static string Quoted(string key) =>
        $"\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
