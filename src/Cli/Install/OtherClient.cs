using System.Text;
using System.Text.Json.Nodes;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A client that reads its MCP servers from its own JSON file. Without hooks it only recalls and saves; its sessions are not recorded.
/// </summary>
/// <param name="Name">As given to <c>--client</c>.</param>
/// <param name="Files">Its documented settings files; the first is created if none exists.</param>
/// <param name="Key">The object that holds the servers.</param>
/// <param name="Entry">Makes our entry for an executable.</param>
/// <param name="Hooks">Its name in hook registrations (see <c>hooks/</c>); null if it has no hooks, or none we could verify.</param>
internal sealed record OtherClient(
    string Name,
    string Title,
    IReadOnlyList<string> Files,
    string Key,
    Func<string, JsonObject> Entry,
    string? Hooks = null
) : IClientInstall
{
    /// <summary>The home to register.</summary>
    public MemoryHome Home { get; init; } = MemoryHome.Resolve();

    /// <summary>A script that the client loads; null if none.</summary>
    public ClientPlugin? Plugin { get; init; }

    /// <summary>A hint to print after registering.</summary>
    public string? Note { get; init; }

    public bool IsPresent => Files.Any(f => Directory.Exists(Path.GetDirectoryName(f)));

    /// <summary>The client reads comments and trailing commas in its settings.</summary>
    public bool AllowsComments { get; init; }

    public IEnumerable<string> Install(InstallChoices wishes)
    {
        var existing = Files.Where(File.Exists).ToList();
        foreach (var path in existing.Count > 0 ? existing : [Files[0]])
            yield return Register(path);
        if (Plugin is { } plugin && WritePlugin(plugin))
            yield return $"{Title}: plugin written to {plugin.Path}";
        if (Hooks is null && Plugin is null)
            yield return $"{Title}: can recall and save; it has no hooks, so nothing is learned from its sessions";
        else if (!Clients.Names.Contains(Hooks))
            yield return $"{Title}: learns from prompts and answers, but not from failing commands, since its transcripts are not read";
        if (Note is not null)
            yield return $"{Title}: {Note}";
    }

    public IEnumerable<string> Uninstall()
    {
        foreach (var path in Files.Where(MentionsUs))
        {
            var file = Open(path, byHand: false);
            ServerRegistration.Remove(file.Root, Key, Home.Executable(OwnCommand.Server));
            HookRegistration.Remove(file.Root, Hook);
            if (file.Save())
                yield return $"{Title}: removed from {path}";
        }
        if (
            Plugin is { } plugin
            && File.Exists(plugin.Path)
            && File.ReadAllText(plugin.Path).Contains(Escaped(Hook), StringComparison.Ordinal)
        )
        {
            ClientFile.Delete(plugin.Path);
            yield return $"{Title}: {plugin.Path} removed";
        }
    }

    /// <summary>True when one of its files runs our server.</summary>
    public bool IsRegistered => Files.Any(f => MentionsUs(f) && Runs(f) == Home.Executable(OwnCommand.Server));

    private string Register(string path)
    {
        var file = Open(path, byHand: true);
        var hooks = Hooks is null ? null : HookRegistration.Wanted(Hooks, Hook);
        var trouble = ServerRegistration.Trouble(file.Root, Key) ?? (hooks is null ? null : HookRegistration.Trouble(file.Root, hooks));
        if (trouble is not null)
            throw file.Refusal(trouble);
        ServerRegistration.Merge(file.Root, Key, Entry(Home.Executable(OwnCommand.Server)));
        if (hooks is not null)
            HookRegistration.Merge(file.Root, hooks);
        var parts = hooks is null ? "MCP server" : "MCP server and hooks";
        return file.Save() ? $"{Title}: {parts} registered in {path}" : $"{Title}: registered already in {path}";
    }

    private SettingsFile Open(string path, bool byHand)
    {
        // Two files of one client may have the same name.
        return SettingsFile.Open(
            path,
            Path.Combine(Home.Backups, Name, Sha256.Hex(path, 4)),
            new()
            {
                AllowsComments = AllowsComments,
                Emptiable = [Key],
                ByHand = byHand ? ByHand : null,
            }
        );
    }

    private string ByHand()
    {
        var entry = new JsonObject { [ServerRegistration.Name] = Entry(Home.Executable(OwnCommand.Server)) };
        var hooks = Hooks is null ? "" : ",\n" + HookRegistration.Block(HookRegistration.Wanted(Hooks, Hook));
        return $"\"{Key}\": {entry.ToJsonString(SettingsFile.Readable)}{hooks}";
    }

    private string? Runs(string path)
    {
        try
        {
            return ServerRegistration.PathOf((Open(path, byHand: false).Root[Key] as JsonObject)?[ServerRegistration.Name]);
        }
        catch (CommandException)
        {
            return null;
        }
    }

    private static bool MentionsUs(string path) =>
        File.Exists(path)
        && ClientFile.Read(path) is { } bytes
        && (bytes.AsSpan().IndexOf("totalmemory-mcp"u8) >= 0 || bytes.AsSpan().IndexOf("totalmemory-hook"u8) >= 0);

    private bool WritePlugin(ClientPlugin plugin)
    {
        var text = HookRegistration.Template(plugin.Template).Replace("${HOOK}", Escaped(Hook), StringComparison.Ordinal);
        var present = ClientFile.Read(plugin.Path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        if (present == text)
            return false;
        if (present is not null && !present.Contains(OwnCommand.Hook, StringComparison.Ordinal))
            throw new CommandException($"{plugin.Path} is another plugin. Nothing was changed there. Rename it and run this again.");
        ClientFile.Write(plugin.Path, Encoding.UTF8.GetBytes(text));
        return true;
    }

    // As part of a JSON or JavaScript string.
    private static string Escaped(string path) =>
        path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private string Hook => Home.Executable(OwnCommand.Hook);
}

/// <summary>A script that a client loads.</summary>
/// <param name="Template">Ours for it, in <c>hooks/</c>.</param>
internal sealed record ClientPlugin(string Path, string Template);
