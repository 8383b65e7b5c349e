using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A JSON file that belongs to a client. Parsed strictly: what cannot be parsed is refused, never rewritten. Written only when its
/// meaning changes, through a rename on the real file behind a link, with its mode and indentation kept; backed up once.
/// </summary>
internal sealed partial class SettingsFile
{
    private readonly string path;
    private readonly string backup;
    private readonly byte[]? original;
    private readonly string[] emptiable;

    /// <summary>For showing a person what stands, or should stand, in such a file.</summary>
    public static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = OutputJson.Default,
    };

    private SettingsFile(string path, string backup, byte[]? original, JsonObject root, string[] emptiable)
    {
        this.emptiable = emptiable;
        this.path = path;
        this.backup = backup;
        this.original = original;
        Root = root;
    }

    /// <summary>The file's content, to be changed in place.</summary>
    public JsonObject Root { get; }

    /// <summary>Throws <see cref="CommandException"/> when the file is not strict JSON with an object at its root.</summary>
    /// <param name="emptiable">Objects that mean the same when they are empty as when they are missing.</param>
    public static SettingsFile Open(string path, string backups, params string[] emptiable)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
        var backup = Path.Combine(backups, Path.GetFileName(Path.GetDirectoryName(path)!).TrimStart('.') + "-" + Path.GetFileName(path));
        if (bytes is null || bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return new SettingsFile(path, backup, bytes, [], emptiable);
        try
        {
            var root = Parse(bytes) ?? throw new JsonException("there is no object at its root");
            return new SettingsFile(path, backup, bytes, root, emptiable);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new CommandException(
                $"{path} is not valid JSON ({e.Message}). Nothing was changed. Mend it (no comments, no trailing commas) and run this again."
            );
        }
    }

    /// <summary>Writes the file if its meaning changed; true when it did. An object left empty in a file we had made removes the file.</summary>
    public bool Save()
    {
        if (original is not null && Parse(original) is { } before && JsonNode.DeepEquals(before, Root))
            return false;
        if (Root.Count == 0 && original is null)
            return false;
        // Back to what the backup says: then to its very bytes.
        if (File.Exists(backup) && Parse(File.ReadAllBytes(backup)) is { } saved && JsonNode.DeepEquals(Pruned(saved), Pruned(Root)))
        {
            Write(File.ReadAllBytes(backup));
            File.Delete(backup);
            return true;
        }
        if (Root.Count == 0 && !File.Exists(backup))
        {
            File.Delete(path);
            return true;
        }
        if (original is not null && !File.Exists(backup))
        {
            Spool.PrivateFiles.CreateFolder(Path.GetDirectoryName(backup)!);
            Spool.PrivateFiles.WriteAtomic(backup, original);
        }
        Write(Serialize());
        return true;
    }

    // An event that had no hooks before and has none now may be there or not: it means the same.
    private JsonObject Pruned(JsonObject root)
    {
        var copy = root.DeepClone().AsObject();
        foreach (var name in emptiable.Where(n => copy[n] is JsonObject { Count: 0 }))
            copy.Remove(name);
        if (copy["hooks"] is not JsonObject hooks)
            return copy;
        foreach (var name in hooks.Where(h => h.Value is JsonArray { Count: 0 }).Select(h => h.Key).ToList())
            hooks.Remove(name);
        if (hooks.Count == 0)
            copy.Remove("hooks");
        return copy;
    }

    private static JsonObject? Parse(byte[] bytes)
    {
        var text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (text.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return [];
        var root = JsonNode.Parse(text) as JsonObject;
        // Duplicate keys show only when an object is looked into.
        if (root is not null)
            Visit(root);
        return root;
    }

    private static void Visit(JsonNode? node)
    {
        if (node is JsonObject o)
            foreach (var (_, value) in o)
                Visit(value);
        else if (node is JsonArray a)
            foreach (var value in a)
                Visit(value);
    }

    private byte[] Serialize()
    {
        var text = original is null ? "" : Encoding.UTF8.GetString(original);
        var indent = Indentation().Match(text) is { Success: true } m ? m.Groups[1].Value : "  ";
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    IndentCharacter = indent[0],
                    IndentSize = Math.Min(indent.Length, 8),
                    NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
            Root.WriteTo(writer);
        if (text.Length == 0 || text.EndsWith('\n'))
            stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private void Write(byte[] bytes) => Write(path, bytes);

    /// <summary>Through a rename on the real file behind a link, with its mode kept.</summary>
    internal static void Write(string path, byte[] bytes)
    {
        var real = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(real) ? File.GetUnixFileMode(real) : null;
        Spool.PrivateFiles.WriteAtomic(real, bytes);
        if (mode is { } kept && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(real, kept);
    }

    [GeneratedRegex(@"\n([ \t]+)""")]
    private static partial Regex Indentation();
}
