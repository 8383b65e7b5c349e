using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// Reads the database of total-agent-memory (formerly claude-total-memory, versions 4 to 14). What it saved was said by an agent.
/// </summary>
public static class TotalAgentMemoryReader
{
    public const string Source = "total-agent-memory";

    /// <summary>
    /// <c>$TAM_MEMORY_DIR</c>, <c>$CLAUDE_MEMORY_DIR</c>, <c>~/.tam</c> or <c>~/.claude-memory</c>: the first that contains a database.
    /// </summary>
    public static string DefaultPath(string user)
    {
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("TAM_MEMORY_DIR"),
            Environment.GetEnvironmentVariable("CLAUDE_MEMORY_DIR"),
            Path.Combine(user, ".tam"),
            Path.Combine(user, ".claude-memory"),
        ];
        var files = folders.Where(f => !string.IsNullOrEmpty(f)).Select(f => Path.Combine(f!, "memory.db")).ToList();
        return files.FirstOrDefault(File.Exists) ?? files[^1];
    }

    /// <summary>Throws <see cref="MemoryStoreException"/> if the file is not a total-agent-memory database.</summary>
    public static ForeignMemory Read(string path)
    {
        using var db = ForeignStore.Open(path, Source, "knowledge");
        var read = Items(db).ToList();
        return new ForeignMemory(
            Source,
            [.. read.OfType<ForeignItem>()],
            [.. db.Rows("sessions").Select(Session).OfType<ForeignSession>()],
            [
                .. db.Rows("relations")
                    .Select(r => new ForeignRelation("knowledge:" + r.Text("from_id"), "knowledge:" + r.Text("to_id"), r.Text("type"))),
            ],
            Unreadable: read.Count(i => i is null)
        );
    }

    // Null for a row without text or time.
    private static IEnumerable<ForeignItem?> Items(ForeignStore db)
    {
        var rows = new TotalAgentMemoryRows(db.Path);
        return db.Rows("knowledge")
            .Where(r => r.Text("status") is not ("deleted" or "purged" or "quality_dropped"))
            .Select(rows.Knowledge)
            .Concat(db.Rows("errors").Select(rows.Error))
            .Concat(db.Rows("insights").Where(r => r.Text("status") is not ("archived" or "promoted")).Select(rows.Insight))
            .Concat(db.Rows("rules").Where(r => r.Text("status") is not "retired").Select(rows.Rule))
            .Concat(db.Rows("episodes").Select(rows.Episode))
            .Concat(db.Rows("skills").Where(r => r.Text("status") is not "deprecated").Select(rows.Skill))
            .Concat(db.Rows("observations").Where(r => r.Text("tool_name").Length > 0).Select(rows.Observation))
            .Concat(db.Rows("fact_assertions").Select(rows.Assertion));
    }

    private static ForeignSession? Session(ForeignStore.ForeignRow row)
    {
        if (row.Text("id") is not { Length: > 0 } id || row.Time("started_at") is not { } started)
            return null;
        return new ForeignSession(
            id,
            Source,
            row.Text("project"),
            row.Text("branch") is { Length: > 0 } branch ? branch : null,
            started,
            row.Time("ended_at") ?? started
        );
    }
}
