using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes forgotten text from the home's files beside the database: waiting and rejected events, logs, exports, briefings, the schedule,
/// and any other text file. Backups are not changed (<c>totalmemory backup clean</c>).
/// </summary>
public sealed class HomeErasure(Database database, MemoryHome home)
{
    /// <summary>Far above the size of our files, except exports (chosen).</summary>
    private const int LongestFile = 256 << 20;

    /// <summary>
    /// Sweeps the files if something was forgotten since the last sweep; true if so. Files that could not be read or written are retried
    /// the next time.
    /// </summary>
    public bool Sweep()
    {
        ErasureNotes.PendingErasure noted;
        using (var c = database.Open())
            noted = ErasureNotes.Read(c);
        if (noted.IsEmpty || database.ReadOnly is not null)
            return false;
        if (!Sweep(noted.Phrases))
            return true;
        database.Write(c => ErasureNotes.Remove(c, noted));
        database.Upkeep.EmptyLog();
        return true;
    }

    /// <summary>Removes every byte of forgotten text from all files; false if one is in use (retried nightly).</summary>
    public bool Finish()
    {
        Sweep();
        using (var c = database.Open())
            if (!ErasureNotes.Read(c).IsEmpty)
                return false;
        return database.Upkeep.WipeFreed(ErasureStore.Pending);
    }

    private bool Sweep(ForgottenPhrases phrases)
    {
        var isDone = true;
        foreach (var file in Files())
            try
            {
                if (FileStatus.WithoutFollowing(file) is null or { Kind: FileKind.Regular })
                    Clean(file, phrases);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
            {
                isDone = !File.Exists(file) && isDone; // An event may have been processed meanwhile.
            }
        return isDone;
    }

    private List<string> Files()
    {
        var folders = Directory.EnumerateDirectories(home.Root).Where(f => f != home.Bin && f != home.Backups && !IsLink(f));
        var texts = folders
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Concat(
                Directory
                    .EnumerateFiles(home.Root)
                    .Where(f => f != home.Settings && !Path.GetFileName(f).Contains(".db", StringComparison.Ordinal))
            )
            .Where(f => Path.GetExtension(f) is not (".bin" or ".lock")); // Locked by a running worker.
        // The schedule stores the errors of failed jobs.
        var databases = Directory.EnumerateFiles(home.Root, "*.db").Where(f => f != home.Database);
        return [.. texts, .. databases];
    }

    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private static void Clean(string file, ForgottenPhrases phrases)
    {
        if (Path.GetExtension(file) == ".db")
        {
            TextColumns.Rewrite(file, phrases.Clean);
            return;
        }
        if (TextFile.Read(OutsideFile.ReadWhole(file, LongestFile)) is not { } before)
            return;
        var after = Path.GetExtension(file) switch
        {
            ".json" => InJson(before.Text, phrases),
            ".jsonl" => string.Join('\n', before.Text.Split('\n').Select(line => InRecord(line, phrases)).OfType<string>()),
            _ => string.Join('\n', before.Text.Split('\n').Select(phrases.InParts().Clean)),
        };
        if (after != before.Text)
            PrivateFiles.WriteAtomic(file, (before with { Text = after }).Bytes());
    }

    // Null if nothing of the record is left.
    private static string? InRecord(string line, ForgottenPhrases phrases)
    {
        var after = InJson(line, phrases);
        if (after == line)
            return line;
        return
            JsonNode.Parse(after) is JsonObject record
            && record["text"] is JsonValue text
            && text.TryGetValue<string>(out var said)
            && ForgottenText.IsFullyForgotten(said)
            ? null
            : after;
    }

    private static string InJson(string text, ForgottenPhrases phrases)
    {
        try
        {
            var root = JsonNode.Parse(text);
            return Clean(root, phrases) ? root!.ToJsonString() : text;
        }
        catch (JsonException)
        {
            return phrases.Clean(text); // A rejected event may not be valid JSON.
        }
    }

    // True if something changed.
    private static bool Clean(JsonNode? node, ForgottenPhrases phrases)
    {
        var hasChanged = false;
        if (node is JsonObject o)
            foreach (var (name, value) in o.ToList())
                hasChanged |= Clean(value, phrases, cleaned => o[name] = cleaned);
        if (node is JsonArray a)
            for (var i = 0; i < a.Count; i++)
            {
                var at = i;
                hasChanged |= Clean(a[i], phrases, cleaned => a[at] = cleaned);
            }
        return hasChanged;
    }

    private static bool Clean(JsonNode? value, ForgottenPhrases phrases, Action<JsonNode> replace)
    {
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text))
            return Clean(value, phrases);
        var cleaned = phrases.Clean(text);
        if (cleaned == text)
            return false;
        replace(JsonValue.Create(cleaned)!);
        return true;
    }
}
