using System.Text;
using System.Text.Json.Nodes;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A client that reads its MCP servers from a JSON file of its own. Without hooks it only recalls and saves; its sessions are not noticed.
/// </summary>
/// <param name="Name">As given to <c>--client</c>.</param>
/// <param name="Files">Its settings, as documented; the first is made when none exists.</param>
/// <param name="Key">The object that holds the servers.</param>
/// <param name="Entry">Our entry, for an executable.</param>
/// <param name="Hooks">Name of the hook registration in <c>hooks/</c>; null where it has none, or none we could verify.</param>
internal sealed record OtherClient(
    string Name,
    string Title,
    IReadOnlyList<string> Files,
    string Key,
    Func<string, JsonObject> Entry,
    string? Hooks = null
)
{
    private const string Server = "totalmemory";

    /// <summary>A script that the client loads, and our template for it; null where there is none.</summary>
    public (string Path, string Template)? Plugin { get; init; }

    /// <summary>Something to say after registering.</summary>
    public string? Note { get; init; }

    public bool IsPresent => Files.Any(f => Directory.Exists(Path.GetDirectoryName(f)));

    public IEnumerable<string> Install(MemoryHome home)
    {
        var existing = Files.Where(File.Exists).ToList();
        foreach (var path in existing.Count > 0 ? existing : [Files[0]])
        {
            var file = Open(path, home);
            if (file.Root[Key] is null)
                file.Root[Key] = new JsonObject();
            if (file.Root[Key] is not JsonObject servers)
                throw new CommandException($"\"{Key}\" in {path} is no object. Nothing was changed. Mend it, then run this again.");
            servers[Server] = Entry(home.Executable("totalmemory-mcp"));
            if (Hooks is not null)
                HookRegistration.Merge(file.Root, HookRegistration.Wanted(Hooks, Hook(home)), Hook(home));
            yield return file.Save()
                ? $"{Title}: {(Hooks is null ? "MCP server" : "MCP server and hooks")} registered in {path}"
                : $"{Title}: registered already in {path}";
        }
        if (Plugin is { } plugin && WritePlugin(plugin, home))
            yield return $"{Title}: plugin written to {plugin.Path}";
        yield return Hooks is null && Plugin is null
            ? $"{Title}: it has no hooks of ours, so it recalls and saves; its sessions are not noticed"
            : $"{Title}: prompts and answers are noticed; commands that fail are not read from its transcripts";
        if (Note is not null)
            yield return $"{Title}: {Note}";
    }

    public IEnumerable<string> Uninstall(MemoryHome home)
    {
        foreach (var path in Files.Where(File.Exists).Where(f => IsRegisteredIn(f, home)))
        {
            var file = Open(path, home);
            if (file.Root[Key] is JsonObject servers)
            {
                servers.Remove(Server);
                if (servers.Count == 0)
                    file.Root.Remove(Key);
            }
            HookRegistration.Remove(file.Root, Hook(home));
            if (file.Save())
                yield return $"{Title}: removed from {path}";
        }
        if (
            Plugin is { } plugin
            && File.Exists(plugin.Path)
            && File.ReadAllText(plugin.Path).Contains(Escaped(Hook(home)), StringComparison.Ordinal)
        )
        {
            File.Delete(plugin.Path);
            yield return $"{Title}: {plugin.Path} removed";
        }
    }

    /// <summary>True when one of its files names our server.</summary>
    public bool IsRegistered(MemoryHome home) => Files.Any(f => File.Exists(f) && IsRegisteredIn(f, home));

    private SettingsFile Open(string path, MemoryHome home)
    {
        // Two files of one client may have one name.
        var backups = Path.Combine(home.Backups, Name, Sha256.Hex(path, 4));
        try
        {
            return SettingsFile.Open(path, backups, Key);
        }
        catch (CommandException e)
        {
            throw new CommandException(
                $"{e.Message}\n{Title} may allow comments there; then add this by hand:\n{new JsonObject { [Key] = new JsonObject { [Server] = Entry(home.Executable("totalmemory-mcp")) } }.ToJsonString(SettingsFile.Readable)}"
            );
        }
    }

    private static bool IsRegisteredIn(string path, MemoryHome home) =>
        File.ReadAllText(path) is var text && text.Contains(Escaped(home.Executable("totalmemory-mcp")), StringComparison.Ordinal);

    private static bool WritePlugin((string Path, string Template) plugin, MemoryHome home)
    {
        var text = HookRegistration.Template(plugin.Template).Replace("${HOOK}", Escaped(Hook(home)), StringComparison.Ordinal);
        if (File.Exists(plugin.Path) && File.ReadAllText(plugin.Path) == text)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(plugin.Path)!);
        File.WriteAllText(plugin.Path, text);
        return true;
    }

    // As it stands inside a JSON or JavaScript string.
    private static string Escaped(string path) =>
        path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Hook(MemoryHome home) => home.Executable("totalmemory-hook");
}
