using System.Text;
using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Continue keeps its servers as a list in <c>config.yaml</c>. Only the lines of our item are added and removed.
/// </summary>
internal sealed partial class ContinueInstall(MemoryHome home) : IClientInstall
{
    public string Name => "continue";

    public string Title => "Continue";

    public bool IsPresent => File.Exists(ConfigPath);

    private readonly string mcp = home.Executable(OwnCommand.Server);

    private static string ConfigPath =>
        Path.Combine(
            Environment.GetEnvironmentVariable("CONTINUE_GLOBAL_DIR") is { Length: > 0 } given
                ? given
                : Path.Combine(ClientFolders.User, ".continue"),
            "config.yaml"
        );

    public bool IsRegistered => Item(Lines()) is not null;

    public IEnumerable<string> Install(InstallChoices wishes)
    {
        // If we created the file, Continue would lose its default models.
        if (!File.Exists(ConfigPath))
            throw new CommandException($"{ConfigPath} does not exist. Let Continue make it (open its settings once), then run this again.");
        var lines = Lines();
        if (Trouble(lines) is { } trouble)
            throw new CommandException($"{ConfigPath} {trouble} Nothing was changed there. Add by hand:\n{string.Join('\n', Block("  "))}");
        var item = Item(lines);
        if (item is { } there && Runs(lines.Slice(there.From, there.Count)) is var path && path != mcp)
        {
            if (path is null)
                throw new CommandException($"{ConfigPath} has another server called totalmemory. Rename it, then run this again.");
            lines.RemoveRange(there.From, there.Count);
        }
        else if (item is not null)
        {
            yield return $"Continue: registered already in {ConfigPath}";
            yield break;
        }
        PrivateFiles.CreateFolder(home.Backups);
        PrivateFiles.WriteAtomic(BackupPath, File.ReadAllBytes(ConfigPath));
        Write(Added(lines, mcp));
        yield return $"Continue: MCP server registered in {ConfigPath}; it has no hooks, so it recalls and saves in agent mode";
    }

    public IEnumerable<string> Uninstall()
    {
        var lines = Lines();
        if (Item(lines) is not { } item || Runs(lines.Slice(item.From, item.Count)) is not { } path || !OwnCommand.IsOursOrDead(path, mcp))
            yield break;
        lines.RemoveRange(item.From, item.Count);
        // If nothing else has changed since, the original file is restored byte for byte.
        if (File.Exists(BackupPath) && Others(File.ReadAllLines(BackupPath)).SequenceEqual(Others(lines)))
            ClientFile.Write(ConfigPath, File.ReadAllBytes(BackupPath));
        else
            Write(lines);
        File.Delete(BackupPath);
        yield return $"Continue: removed from {ConfigPath}";
    }

    /// <summary>Why our lines cannot be added to this YAML; null if they can.</summary>
    internal static string? Trouble(IReadOnlyList<string> lines)
    {
        if (lines.Any(l => l.TrimStart(' ').StartsWith('\t')))
            return "is indented with tabs, which is not valid YAML.";
        if (lines.Any(l => l is "---" && l != lines[0]))
            return "holds several YAML documents.";
        if (lines.Count(l => l.StartsWith("mcpServers:", StringComparison.Ordinal)) > 1 || lines.Any(IsQuotedKey))
            return "writes mcpServers in a way that is not understood here.";
        return Item([.. lines]) is null && lines.Any(NamesUs)
            ? "has a server called totalmemory in a shape that is not understood here."
            : null;
    }

    private static bool IsQuotedKey(string line) =>
        line.TrimStart().TrimStart('"', '\'', '?', ' ').StartsWith("mcpServers", StringComparison.Ordinal)
        && !line.StartsWith("mcpServers:", StringComparison.Ordinal);

    private static bool NamesUs(string line) => !line.TrimStart().StartsWith('#') && OurName().IsMatch(line);

    [Examples("  - name: totalmemory", "{\"name\": \"totalmemory\", \"command\": \"x\"}")]
    [CounterExamples("name: totalmemory2", "# totalmemory")]
    [GeneratedRegex("""name["']?:\s*["']?totalmemory["']?\s*([,}#]|$)""")]
    private static partial Regex OurName();

    private static string? Runs(IEnumerable<string> item) =>
        item.Select(l => l.Trim())
            .Where(l => l.StartsWith("command:", StringComparison.Ordinal))
            .Select(l => l["command:".Length..].Trim().Trim('"', '\'').Replace("\\\\", "\\", StringComparison.Ordinal))
            .Select(c => OwnCommand.PathIn(c, OwnCommand.Server))
            .FirstOrDefault();

    private static List<string> Lines() =>
        File.Exists(ConfigPath) && ClientFile.Read(ConfigPath) is not null ? [.. File.ReadAllLines(ConfigPath)] : [];

    private List<string> Block(string indent) => ["mcpServers:", .. ItemLines(indent, mcp)];

    private static List<string> ItemLines(string indent, string executable) =>
        [
            $"{indent}- name: totalmemory",
            $"{indent}  type: stdio",
            $"{indent}  command: \"{executable.Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
            $"{indent}  args: []",
        ];

    internal static List<string> Added(List<string> lines, string executable)
    {
        var at = lines.FindIndex(l => l.StartsWith("mcpServers:", StringComparison.Ordinal));
        if (at < 0)
        {
            lines.Add("mcpServers:");
            at = lines.Count - 1;
        }
        else if (lines[at].TrimEnd() is not "mcpServers:")
            lines[at] = lines[at]["mcpServers:".Length..].Trim() is "[]" or "null" or "~"
                ? "mcpServers:"
                : throw new CommandException($"{ConfigPath} writes mcpServers in one line. Add the server '{executable}' there by hand.");
        var next = lines.Skip(at + 1).FirstOrDefault(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith('#'));
        var indent =
            next is not null && next.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? next[..^next.TrimStart().Length] : "  ";
        lines.InsertRange(at + 1, ItemLines(indent, executable));
        return lines;
    }

    // Our item: from its dash to the next line that is not indented deeper.
    internal static LineRange? Item(List<string> lines)
    {
        var from = lines.FindIndex(l => l.TrimStart() is "- name: totalmemory" or "- name: \"totalmemory\"");
        if (from < 0)
            return null;
        var depth = lines[from].Length - lines[from].TrimStart().Length;
        var end = from + 1;
        while (end < lines.Count && lines[end].Trim().Length > 0 && lines[end].Length - lines[end].TrimStart().Length > depth)
            end++;
        return new(from, end - from);
    }

    private string BackupPath => Path.Combine(home.Backups, "continue-config.yaml");

    private static IEnumerable<string> Others(IEnumerable<string> lines) =>
        lines.Where(l => !l.StartsWith("mcpServers:", StringComparison.Ordinal) && l.Trim().Length > 0);

    // Keeps line ends and byte order mark.
    private static void Write(IEnumerable<string> lines)
    {
        var before = File.ReadAllBytes(ConfigPath);
        var end = before.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        ClientFile.Write(
            ConfigPath,
            [
                .. before.AsSpan().StartsWith("\uFEFF"u8) ? "\uFEFF"u8.ToArray() : [],
                .. Encoding.UTF8.GetBytes(string.Join(end, lines) + end),
            ]
        );
    }
}

/// <summary>Lines of a file.</summary>
internal readonly record struct LineRange(int From, int Count);
