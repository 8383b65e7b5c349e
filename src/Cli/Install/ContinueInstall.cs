using System.Text;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Continue keeps its servers as a list in <c>config.yaml</c>, with the person's comments around it. Our item is put in and taken out line by
/// line; nothing else is touched.
/// </summary>
internal sealed class ContinueInstall(MemoryHome home)
{
    private static string ConfigPath =>
        Path.Combine(
            Environment.GetEnvironmentVariable("CONTINUE_GLOBAL_DIR") is { Length: > 0 } given
                ? given
                : Path.Combine(ClientFolders.User, ".continue"),
            "config.yaml"
        );

    public bool IsRegistered => File.Exists(ConfigPath) && Item([.. File.ReadAllLines(ConfigPath)]) is not null;

    public IEnumerable<string> Install()
    {
        // A file of ours alone would switch Continue off its default models.
        if (!File.Exists(ConfigPath))
            throw new CommandException($"{ConfigPath} does not exist. Let Continue make it (open its settings once), then run this again.");
        if (IsRegistered)
        {
            yield return $"Continue: registered already in {ConfigPath}";
            yield break;
        }
        PrivateFiles.CreateFolder(home.Backups);
        PrivateFiles.WriteAtomic(BackupPath, File.ReadAllBytes(ConfigPath));
        Write(Added([.. File.ReadAllLines(ConfigPath)], home.Executable("totalmemory-mcp")));
        yield return $"Continue: MCP server registered in {ConfigPath}; it has no hooks, so it recalls and saves in agent mode";
    }

    public IEnumerable<string> Uninstall()
    {
        if (!IsRegistered)
            yield break;
        var lines = File.ReadAllLines(ConfigPath).ToList();
        var (from, count) = Item(lines)!.Value;
        lines.RemoveRange(from, count);
        // Where nothing else has changed since, its very bytes come back.
        if (File.Exists(BackupPath) && Others(File.ReadAllLines(BackupPath)).SequenceEqual(Others(lines)))
            SettingsFile.Write(ConfigPath, File.ReadAllBytes(BackupPath));
        else
            Write(lines);
        File.Delete(BackupPath);
        yield return $"Continue: removed from {ConfigPath}";
    }

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
        lines.InsertRange(
            at + 1,
            [
                $"{indent}- name: totalmemory",
                $"{indent}  type: stdio",
                $"{indent}  command: \"{executable.Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
                $"{indent}  args: []",
            ]
        );
        return lines;
    }

    // Our item: from its dash to the next line that is not deeper.
    internal static (int From, int Count)? Item(List<string> lines)
    {
        var from = lines.FindIndex(l => l.TrimStart() is "- name: totalmemory" or "- name: \"totalmemory\"");
        if (from < 0)
            return null;
        var depth = lines[from].Length - lines[from].TrimStart().Length;
        var end = from + 1;
        while (end < lines.Count && lines[end].Trim().Length > 0 && lines[end].Length - lines[end].TrimStart().Length > depth)
            end++;
        return (from, end - from);
    }

    private string BackupPath => Path.Combine(home.Backups, "continue-config.yaml");

    private static IEnumerable<string> Others(IEnumerable<string> lines) =>
        lines.Where(l => !l.StartsWith("mcpServers:", StringComparison.Ordinal) && l.Trim().Length > 0);

    // Line ends and byte order mark as they were.
    private static void Write(IEnumerable<string> lines)
    {
        var before = File.ReadAllBytes(ConfigPath);
        var end = before.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        SettingsFile.Write(
            ConfigPath,
            [
                .. before.AsSpan().StartsWith("\uFEFF"u8) ? "\uFEFF"u8.ToArray() : [],
                .. Encoding.UTF8.GetBytes(string.Join(end, lines) + end),
            ]
        );
    }
}
