using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>
/// A client's JSON settings file. A file that cannot be parsed is refused, never rewritten. Written only if its content changes, and only
/// where it must. Backed up once, and restored byte for byte when our part is removed.
/// </summary>
internal sealed class SettingsFile
{
    private readonly string path;
    private readonly string backup;
    private readonly byte[]? original;
    private readonly JsonObject? before;
    private readonly SettingsFormat format;

    /// <summary>For showing settings to a person.</summary>
    public static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = OutputJson.Default,
    };

    private SettingsFile(string path, string backup, byte[]? original, JsonObject? before, SettingsFormat format)
    {
        this.path = path;
        this.backup = backup;
        this.original = original;
        this.before = before;
        this.format = format;
        Root = before?.DeepClone().AsObject() ?? [];
    }

    /// <summary>The file's content, to be changed in place.</summary>
    public JsonObject Root { get; }

    /// <exception cref="CommandException">The file is not a JSON object, or has a duplicate key.</exception>
    public static SettingsFile Open(string path, string backups, SettingsFormat? format = null)
    {
        format ??= new SettingsFormat();
        var bytes = ClientFile.Read(path);
        var backup = Path.Combine(backups, Path.GetFileName(Path.GetDirectoryName(path)!).TrimStart('.') + "-" + Path.GetFileName(path));
        if (bytes is null || WithoutMark(bytes).AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return new SettingsFile(path, backup, bytes, null, format);
        try
        {
            return new SettingsFile(path, backup, bytes, Parse(bytes, format), format);
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $"line {line + 1}" : e.Message;
            var mend = format.AllowsComments ? "" : " Comments and trailing commas are not allowed there.";
            throw Refusal(path, $"is not valid JSON ({where}).{mend}", format);
        }
        catch (ArgumentException)
        {
            throw Refusal(path, "has a key twice in one object, or text that is not Unicode.", format);
        }
        catch (InvalidOperationException)
        {
            throw Refusal(path, "holds text that is not Unicode.", format);
        }
    }

    /// <summary>The error for a file that is valid JSON, but has an unexpected shape.</summary>
    /// <param name="what">Follows the file's name, like <c>has a list in "hooks".</c></param>
    public CommandException Refusal(string what) => Refusal(path, what, format);

    /// <summary>
    /// Writes the file if its content changed; true if it did. A file that we created and that is empty again is removed.
    /// </summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public bool Save()
    {
        if (before is not null ? JsonNode.DeepEquals(before, Root) : Root.Count == 0)
            return false;
        try
        {
            SaveChanged();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, $"cannot be written ({FileErrorText.Describe(e)}).", format);
        }
    }

    private void SaveChanged()
    {
        var saved = File.Exists(backup) ? File.ReadAllBytes(backup) : null;
        if (saved is not null && JsonNode.DeepEquals(Pruned(Parse(saved, format)), Pruned(Root)))
        {
            ClientFile.Write(path, saved);
            File.Delete(backup);
            return;
        }
        if (Root.Count == 0 && saved is null)
        {
            ClientFile.Delete(path);
            return;
        }
        if (original is not null && saved is null)
        {
            Spool.PrivateFiles.CreateFolder(Path.GetDirectoryName(backup)!);
            Spool.PrivateFiles.WriteAtomic(backup, original);
        }
        ClientFile.Write(path, Edited());
    }

    private byte[] Edited()
    {
        if (before is null)
            return Encoding.UTF8.GetBytes(JsonStyle.Detect([]).Write(Root, 0) + "\n");
        var text = WithoutMark(original!);
        var edited = JsonEdit.Apply(text, before, Root);
        if (!JsonNode.DeepEquals(Parse(edited, format), Root))
            throw Refusal(path, "cannot be changed safely.", format);
        return [.. original.AsSpan(0, original!.Length - text.Length), .. edited];
    }

    // Objects that are empty before and after are ignored: missing and empty mean the same.
    private JsonObject Pruned(JsonObject root)
    {
        var copy = root.DeepClone().AsObject();
        foreach (var name in format.Emptiable.Where(n => copy[n] is JsonObject { Count: 0 }))
            copy.Remove(name);
        if (copy["hooks"] is not JsonObject hooks)
            return copy;
        foreach (var name in hooks.Where(h => h.Value is JsonArray { Count: 0 }).Select(h => h.Key).ToList())
            hooks.Remove(name);
        if (hooks.Count == 0)
            copy.Remove("hooks");
        return copy;
    }

    private static JsonObject Parse(byte[] bytes, SettingsFormat format)
    {
        var text = WithoutMark(bytes);
        if (text.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return [];
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(text);
        var options = new JsonDocumentOptions
        {
            CommentHandling = format.AllowsComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = format.AllowsComments,
        };
        var root =
            JsonNode.Parse(text, documentOptions: options) as JsonObject ?? throw new JsonException("there is no object at its root");
        // Duplicate keys and half characters are detected only when every value is read.
        JsonNode.DeepEquals(root, JsonNode.Parse(text, documentOptions: options));
        return root;
    }

    private static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static CommandException Refusal(string path, string what, SettingsFormat format)
    {
        var byHand = format.ByHand is { } block ? $" Mend it and run this again, or add by hand:\n{block()}" : "";
        return new($"{path} {what} Nothing was changed there.{byHand}");
    }
}
