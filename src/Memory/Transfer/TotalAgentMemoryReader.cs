using TotalMemory.Graph;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// Reads the database of total-agent-memory (formerly claude-total-memory, versions 4 to 14). What it saved was said by an agent.
/// </summary>
public static class TotalAgentMemoryReader
{
    public const string Source = "total-agent-memory";

    /// <summary>
    /// <c>$TAM_MEMORY_DIR</c>, <c>$CLAUDE_MEMORY_DIR</c>, <c>~/.tam</c> or <c>~/.claude-memory</c>: the first that holds a database.
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

    /// <summary>Throws <see cref="MemoryStoreException"/> when the file is not one of total-agent-memory's.</summary>
    public static ForeignMemory Read(string path)
    {
        using var db = new PeerStore(path);
        if (!db.Tables.Contains("knowledge"))
            throw new MemoryStoreException(
                $"{db.Path} is not a database of total-agent-memory: it has no table 'knowledge'. Nothing was imported."
            );
        var items = new List<ForeignItem>();
        var unreadable = 0;
        foreach (var row in db.Rows("knowledge").Where(r => r.Text("status") is not ("deleted" or "purged" or "quality_dropped")))
            Add(Knowledge(db, row));
        foreach (var row in db.Rows("errors"))
            Add(Error(db, row));
        foreach (var row in db.Rows("insights").Where(r => r.Text("status") is not ("archived" or "promoted")))
            Add(Rule(db, "insights", row, RuleStages.Insight, (int)(row.Number("importance") ?? 2)));
        foreach (var row in db.Rows("rules").Where(r => r.Text("status") is not "retired"))
            Add(Rule(db, "rules", row, RuleStages.Rule, (int)(row.Number("priority") ?? 5)));
        foreach (var row in db.Rows("episodes"))
            Add(Episode(db, row));
        foreach (var row in db.Rows("skills").Where(r => r.Text("status") is not "deprecated"))
            Add(Skill(db, row));
        foreach (var row in db.Rows("observations").Where(r => r.Text("tool_name").Length > 0))
            Add(Observation(db, row));
        foreach (var row in db.Rows("fact_assertions"))
            Add(Assertion(db, row));
        var sessions = db.Rows("sessions")
            .Select(s =>
                s.Text("id") is { Length: > 0 } id && s.Time("started_at") is { } started
                    ? new ForeignSession(
                        id,
                        Source,
                        s.Text("project"),
                        s.Text("branch") is { Length: > 0 } b ? b : null,
                        started,
                        s.Time("ended_at") ?? started
                    )
                    : null
            );
        return new ForeignMemory(
            Source,
            items,
            [.. sessions.OfType<ForeignSession>()],
            [
                .. db.Rows("relations")
                    .Select(r => new ForeignRelation("knowledge:" + r.Text("from_id"), "knowledge:" + r.Text("to_id"), r.Text("type"))),
            ],
            unreadable
        );

        void Add(ForeignItem? item)
        {
            if (item is null)
                unreadable++;
            else
                items.Add(item);
        }
    }

    /// <summary>The seed's words for importance.</summary>
    internal static int Importance(string word) =>
        word switch
        {
            "critical" => 5,
            "high" => 4,
            "low" => 2,
            _ => 3,
        };

    private static ForeignItem? Knowledge(PeerStore db, PeerStore.PeerRow row)
    {
        var kind = row.Text("type").ToLowerInvariant();
        var status = row.Text("status") switch
        {
            "" or "active" => RecordStatus.Active,
            "superseded" or "consolidated" => RecordStatus.Superseded,
            _ => RecordStatus.Archived,
        };
        var draft = Draft(db, "knowledge", row, row.Text("content"), row.Time("created_at"), row.Time("last_confirmed"));
        return draft is null
            ? null
            : new ForeignItem
            {
                Item = "knowledge:" + row.Text("id"),
                Project = row.Text("project"),
                Status = status,
                ReplacedBy = row.Text("superseded_by") is { Length: > 0 } next ? "knowledge:" + next : null,
                Draft = draft with
                {
                    Type = kind == NoteBook.Reflection ? RecordType.Note : RecordType.Fact,
                    Kind =
                        kind == NoteBook.Reflection ? kind
                        : FactKinds.All.Contains(kind) ? kind
                        : FactKinds.Fact,
                    Importance = Importance(row.Text("importance")),
                    Confidence = Math.Clamp(row.Number("confidence") ?? 0.8, 0, 1),
                    Branch = row.Text("branch") is { Length: > 0 } branch ? branch : null,
                },
            };
    }

    private static ForeignItem? Error(PeerStore db, PeerStore.PeerRow row)
    {
        if (Draft(db, "errors", row, row.Text("description"), row.Time("created_at"), null) is not { } draft)
            return null;
        var category = row.Text("category").ToLowerInvariant();
        return new ForeignItem
        {
            Item = "errors:" + row.Text("id"),
            Project = row.Text("project"),
            Draft = draft with
            {
                Type = RecordType.Error,
                Kind = category.Length > 0 ? category : "error",
                Signature = category,
                Fix = row.Text("fix") is { Length: > 0 } fix ? fix : null,
                Importance = Importance(row.Text("severity")),
                Identity = $"{Source}:error:{row.Text("id")}",
            },
        };
    }

    private static ForeignItem? Rule(PeerStore db, string table, PeerStore.PeerRow row, string stage, int importance)
    {
        if (Draft(db, table, row, row.Text("content"), row.Time("created_at"), row.Time("updated_at")) is not { } draft)
            return null;
        var category = row.Text("category");
        return new ForeignItem
        {
            Item = $"{table}:{row.Text("id")}",
            Project = row.Text("project"),
            Status = row.Text("status") == "suspended" ? RecordStatus.Suspended : RecordStatus.Active,
            Draft = draft with
            {
                Type = RecordType.Rule,
                Kind = stage,
                Importance = Math.Clamp(importance, 1, 5),
                Confidence = Math.Clamp(row.Number("confidence") ?? 0.8, 0, 1),
                Tags = category.Length > 0 ? [category, .. draft.Tags] : draft.Tags,
                Scope = table == "rules" && row.Text("scope") == "global" ? Scope.Global : Scope.Project,
            },
        };
    }

    private static ForeignItem? Episode(PeerStore db, PeerStore.PeerRow row)
    {
        if (Draft(db, "episodes", row, row.Text("narrative"), row.Time("timestamp", "created_at"), null) is not { } draft)
            return null;
        var (insight, tried) = (row.Text("key_insight"), row.Strings("approaches_tried"));
        var impact = Math.Clamp(row.Number("impact_score") ?? 0.5, 0, 1);
        return new ForeignItem
        {
            Item = "episodes:" + row.Text("id"),
            Project = row.Text("project"),
            Impact = impact,
            Draft = draft with
            {
                Type = RecordType.Episode,
                Kind = EpisodeBook.ToldOutcomes.Contains(row.Text("outcome")) ? row.Text("outcome") : "routine",
                Context = EpisodeBook.ContextOf(insight, tried),
                Tags = row.Strings("concepts"),
                Importance = EpisodeBook.ImportanceOf(impact),
                Identity = $"{Source}:episode:{row.Text("id")}",
            },
        };
    }

    private static ForeignItem? Skill(PeerStore db, PeerStore.PeerRow row)
    {
        var (name, steps) = (row.Text("name"), row.Strings("steps"));
        if (
            name.Length == 0
            || Draft(db, "skills", row, Skills.Skill.TextOf(name, steps), row.Time("created_at"), row.Time("last_refined_at"))
                is not { } draft
        )
            return null;
        return new ForeignItem
        {
            Item = "skills:" + row.Text("id"),
            Project = row.Strings("projects") is [var project, ..] ? project : "",
            Steps = [name, .. steps],
            AntiPatterns = row.Strings("anti_patterns"),
            Draft = draft with
            {
                Type = RecordType.Skill,
                Kind = Skills.Skill.Written,
                Context = row.Text("trigger_pattern"),
                Identity = Skills.Skill.IdentityOf(name),
            },
        };
    }

    private static ForeignItem? Observation(PeerStore db, PeerStore.PeerRow row)
    {
        if (Draft(db, "observations", row, row.Text("summary"), row.Time("created_at"), null) is not { } draft)
            return null;
        return new ForeignItem
        {
            Item = "observations:" + row.Text("id"),
            Project = row.Text("project"),
            Draft = draft with
            {
                Type = RecordType.Note,
                Kind = row.Text("observation_type") is { Length: > 0 } kind ? kind : "change",
                Context = NoteBook.ContextOf(row.Text("tool_name"), row.Strings("files_affected")),
                Importance = 2,
            },
        };
    }

    private static ForeignItem? Assertion(PeerStore db, PeerStore.PeerRow row)
    {
        var (subject, predicate, @object) = (row.Text("subject_name", "subject"), row.Text("predicate"), row.Text("object_name", "object"));
        if (subject.Length == 0 || predicate.Length == 0 || @object.Length == 0 || row.Time("valid_from", "created_at") is not { } from)
            return null;
        if (
            Draft(db, "fact_assertions", row, TemporalFact.TextOf(subject, predicate, @object), row.Time("created_at") ?? from, null)
            is not { } draft
        )
            return null;
        var to = row.Time("valid_to");
        return new ForeignItem
        {
            Item = "fact_assertions:" + row.Text("id"),
            Project = row.Text("project"),
            Triple = (subject, predicate, @object, from, to),
            Status = to is null ? RecordStatus.Active : RecordStatus.Superseded,
            ReplacedBy = row.Text("superseded_by") is { Length: > 0 } next ? "fact_assertions:" + next : null,
            Draft = draft with
            {
                Type = RecordType.Fact,
                Kind = FactKinds.Fact,
                StandsAlone = true,
                Identity = TemporalFact.IdentityOf(subject, predicate, @object, from),
            },
        };
    }

    private static Draft? Draft(
        PeerStore db,
        string table,
        PeerStore.PeerRow row,
        string text,
        DateTimeOffset? created,
        DateTimeOffset? confirmed
    )
    {
        if (text.Trim().Length == 0 || created is not { } at)
            return null;
        var session = row.Text("session_id");
        Evidence Words(DateTimeOffset when, string part) =>
            new(
                EvidenceRole.Source,
                session,
                $"{db.Path}#{table}{part}",
                (int)(row.Number("id") is > 0 and < int.MaxValue and var id ? id : 0),
                Origin.Assistant,
                text,
                when
            );
        return new Draft
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Fact,
            Text = text,
            Context = row.Text("context"),
            Tags = row.Strings("tags"),
            Confidence = 0.6,
            Origin = Origin.Assistant,
            Evidence = confirmed > at ? [Words(at, ""), Words(confirmed.Value, " confirmed")] : [Words(at, "")],
        };
    }
}
