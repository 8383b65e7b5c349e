using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Transfer;

/// <summary>
/// Reads the database of claude-mem (thedotmack/claude-mem, versions 3 to 13). Its observations were written by a model about what
/// happened, so they count as an agent's words.
/// </summary>
public static class ClaudeMemReader
{
    public const string Source = "claude-mem";

    /// <summary><c>$CLAUDE_MEM_DATA_DIR</c>, else <c>~/.claude-mem</c>.</summary>
    public static string DefaultPath(string user) =>
        Path.Combine(
            Environment.GetEnvironmentVariable("CLAUDE_MEM_DATA_DIR") is { Length: > 0 } dir ? dir : Path.Combine(user, ".claude-mem"),
            "claude-mem.db"
        );

    /// <summary>Throws <see cref="MemoryStoreException"/> if the file is not a claude-mem database.</summary>
    public static ForeignMemory Read(string path)
    {
        using var db = ForeignStore.Open(path, Source, "sdk_sessions", "memories");
        var sessions = db.Rows("sdk_sessions");
        // The client's session ids by claude-mem's ids.
        var names = sessions
            .Where(s => Own(s).Length > 0)
            .GroupBy(Own)
            .ToDictionary(g => g.Key, g => g.First().Text("content_session_id", "claude_session_id"));
        var items = new List<ForeignItem>();
        var unreadable = 0;
        foreach (var row in db.Rows("observations"))
            Add(Observation(db, row, names));
        foreach (var row in db.Rows("session_summaries"))
            Add(Summary(db, row, names));
        foreach (var row in db.Rows("memories"))
            Add(Memory(db, row));
        return new ForeignMemory(Source, items, [.. sessions.Select(SessionOf).OfType<ForeignSession>()], [], unreadable);

        void Add(ForeignItem? item)
        {
            if (item is null)
                unreadable++;
            else
                items.Add(item);
        }
    }

    private static string Own(ForeignStore.ForeignRow row) => row.Text("memory_session_id", "sdk_session_id");

    private static ForeignSession? SessionOf(ForeignStore.ForeignRow row)
    {
        if (row.Text("content_session_id", "claude_session_id") is not { Length: > 0 } id)
            return null;
        if (row.Time("started_at_epoch", "started_at") is not { } started)
            return null;
        return new ForeignSession(
            id,
            row.Text("platform_source") is { Length: > 0 } client ? client : Clients.Claude,
            row.Text("project"),
            null,
            started,
            row.Time("completed_at_epoch", "completed_at") ?? started
        );
    }

    private static ForeignItem? Observation(ForeignStore db, ForeignStore.ForeignRow row, Dictionary<string, string> names)
    {
        var facts = row.Strings("facts");
        var body = row.Text("narrative", "text") is { Length: > 0 } told ? told : string.Join(' ', facts);
        var text = string.Join(": ", new[] { row.Text("title"), body }.Where(t => t.Length > 0));
        if (text.Length == 0 || row.Time("created_at_epoch", "created_at") is not { } at)
            return null;
        var kind = row.Text("type").ToLowerInvariant();
        var files = row.Strings("files_modified").Concat(row.Strings("files_read")).Distinct().Take(20).ToList();
        string[] context =
        [
            row.Text("subtitle"),
            facts.Count > 0 && body != string.Join(' ', facts) ? string.Join('\n', facts.Select(f => "- " + f)) : "",
            files.Count > 0 ? "files: " + string.Join(", ", files) : "",
        ];
        return new ForeignItem
        {
            Item = "observations:" + row.Text("id"),
            Project = row.Text("merged_into_project", "project"),
            Draft = new Draft
            {
                Type = kind is "bugfix" or "discovery" or "decision" ? RecordType.Fact : RecordType.Note,
                Kind = kind switch
                {
                    "bugfix" => FactKinds.Solution,
                    "discovery" => FactKinds.Fact,
                    "decision" => FactKinds.Decision,
                    "" => "change",
                    _ => kind,
                },
                Text = text,
                Context = string.Join('\n', context.Where(t => t.Length > 0)),
                Tags = [.. row.Strings("concepts").Select(c => c.Split(':', 2)[0].Trim())],
                Importance = kind == "decision" ? 3 : 2,
                Confidence = 0.6,
                Origin = Origin.Assistant,
                Evidence = [Words(db, "observations", row, names, text, at)],
            },
        };
    }

    private static ForeignItem? Summary(ForeignStore db, ForeignStore.ForeignRow row, Dictionary<string, string> names)
    {
        var (request, done) = (row.Text("request"), row.Text("completed", "learned"));
        if (request.Length + done.Length == 0 || row.Time("created_at_epoch", "created_at") is not { } at)
            return null;
        var text = EpisodeText.Join(request, done);
        return new ForeignItem
        {
            Item = "session_summaries:" + row.Text("id"),
            Project = row.Text("merged_into_project", "project"),
            Draft = new Draft
            {
                Type = RecordType.Episode,
                Kind = row.Text("completed").Length > 0 ? EpisodeOutcomes.Success : EpisodeOutcomes.Unclear,
                Text = text.Text,
                StatementLength = text.StatementLength,
                Context = string.Join(
                    '\n',
                    new[] { Line("investigated"), Line("learned"), Line("next_steps"), Line("notes") }.Where(l => l.Length > 0)
                ),
                Identity = $"{Source}:summary:{row.Text("id")}",
                Importance = 2,
                Confidence = 0.6,
                Origin = Origin.Assistant,
                Evidence = [Words(db, "session_summaries", row, names, text.Text, at)],
            },
        };

        string Line(string column) => row.Text(column) is { Length: > 0 } said ? $"{column.Replace('_', ' ')}: {said}" : "";
    }

    // Before version 4.
    private static ForeignItem? Memory(ForeignStore db, ForeignStore.ForeignRow row)
    {
        var text = string.Join(": ", new[] { row.Text("title"), row.Text("text") }.Where(t => t.Length > 0));
        if (text.Length == 0 || row.Time("created_at_epoch", "created_at") is not { } at)
            return null;
        return new ForeignItem
        {
            Item = "memories:" + row.Text("id"),
            Project = row.Text("project"),
            Draft = new Draft
            {
                Type = RecordType.Fact,
                Kind = FactKinds.Fact,
                Text = text,
                Context = row.Text("subtitle"),
                Tags = row.Strings("concepts"),
                Importance = 2,
                Confidence = 0.6,
                Origin = Origin.Assistant,
                Evidence = [Words(db, "memories", row, [], text, at)],
            },
        };
    }

    private static Evidence Words(
        ForeignStore db,
        string table,
        ForeignStore.ForeignRow row,
        Dictionary<string, string> names,
        string text,
        DateTimeOffset at
    )
    {
        var session = Own(row) is { Length: > 0 } own ? names.GetValueOrDefault(own, own) : row.Text("session_id");
        return new Evidence(EvidenceRole.Source, session, $"{db.Path}#{table}", (int)(row.Number("id") ?? 0), Origin.Assistant, text, at);
    }
}
