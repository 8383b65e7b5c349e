using TotalMemory.Graph;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Rules;

namespace TotalMemory.Transfer;

/// <summary>Converts a row of total-agent-memory; null if it has no text or time.</summary>
/// <param name="path">The database, for the evidence.</param>
internal sealed class TotalAgentMemoryRows(string path)
{
    /// <summary>That memory's words for importance.</summary>
    internal static int Importance(string word) =>
        word switch
        {
            "critical" => 5,
            "high" => 4,
            "low" => 2,
            _ => 3,
        };

    public ForeignItem? Knowledge(ForeignStore.ForeignRow row)
    {
        var kind = row.Text("type").ToLowerInvariant();
        var status = row.Text("status") switch
        {
            "" or "active" => RecordStatus.Active,
            "superseded" or "consolidated" => RecordStatus.Superseded,
            _ => RecordStatus.Archived,
        };
        var draft = Draft("knowledge", row, row.Text("content"), row.Time("created_at"), row.Time("last_confirmed"));
        if (draft is null)
            return null;
        return new ForeignItem
        {
            Item = "knowledge:" + row.Text("id"),
            Project = row.Text("project"),
            Status = status,
            ReplacedBy = row.Text("superseded_by") is { Length: > 0 } next ? "knowledge:" + next : null,
            Draft = draft with
            {
                Type = kind == NoteBook.Reflection ? RecordType.Note : RecordType.Fact,
                Kind = kind == NoteBook.Reflection || FactKinds.All.Contains(kind) ? kind : FactKinds.Fact,
                Importance = Importance(row.Text("importance")),
                Confidence = Math.Clamp(row.Number("confidence") ?? 0.8, 0, 1),
                Branch = row.Text("branch") is { Length: > 0 } branch ? branch : null,
            },
        };
    }

    public ForeignItem? Error(ForeignStore.ForeignRow row)
    {
        if (Draft("errors", row, row.Text("description"), row.Time("created_at"), null) is not { } draft)
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
                Identity = $"{TotalAgentMemoryReader.Source}:error:{row.Text("id")}",
            },
        };
    }

    public ForeignItem? Insight(ForeignStore.ForeignRow row) =>
        Rule("insights", row, RuleStages.Insight, (int)(row.Number("importance") ?? 2));

    public ForeignItem? Rule(ForeignStore.ForeignRow row) => Rule("rules", row, RuleStages.Rule, (int)(row.Number("priority") ?? 5));

    private ForeignItem? Rule(string table, ForeignStore.ForeignRow row, string stage, int importance)
    {
        if (Draft(table, row, row.Text("content"), row.Time("created_at"), row.Time("updated_at")) is not { } draft)
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

    public ForeignItem? Episode(ForeignStore.ForeignRow row)
    {
        if (Draft("episodes", row, row.Text("narrative"), row.Time("timestamp", "created_at"), null) is not { } draft)
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
                Kind = EpisodeBook.ReportedOutcomes.Contains(row.Text("outcome")) ? row.Text("outcome") : "routine",
                Context = EpisodeBook.ContextOf(insight, tried),
                Tags = row.Strings("concepts"),
                Importance = EpisodeBook.ImportanceOf(impact),
                Identity = $"{TotalAgentMemoryReader.Source}:episode:{row.Text("id")}",
            },
        };
    }

    public ForeignItem? Skill(ForeignStore.ForeignRow row)
    {
        var (name, steps) = (row.Text("name"), row.Strings("steps"));
        if (
            name.Length == 0
            || Draft("skills", row, Skills.Skill.TextOf(name, steps), row.Time("created_at"), row.Time("last_refined_at")) is not { } draft
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

    public ForeignItem? Observation(ForeignStore.ForeignRow row)
    {
        if (Draft("observations", row, row.Text("summary"), row.Time("created_at"), null) is not { } draft)
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

    public ForeignItem? Assertion(ForeignStore.ForeignRow row)
    {
        var (subject, predicate, @object) = (row.Text("subject_name", "subject"), row.Text("predicate"), row.Text("object_name", "object"));
        if (subject.Length == 0 || predicate.Length == 0 || @object.Length == 0 || row.Time("valid_from", "created_at") is not { } from)
            return null;
        if (
            Draft("fact_assertions", row, TemporalFact.TextOf(subject, predicate, @object), row.Time("created_at") ?? from, null)
            is not { } draft
        )
            return null;
        var to = row.Time("valid_to");
        return new ForeignItem
        {
            Item = "fact_assertions:" + row.Text("id"),
            Project = row.Text("project"),
            Triple = new(subject, predicate, @object, from, to),
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

    private Draft? Draft(string table, ForeignStore.ForeignRow row, string text, DateTimeOffset? created, DateTimeOffset? confirmed)
    {
        if (text.Trim().Length == 0 || created is not { } at)
            return null;
        var session = row.Text("session_id");
        Evidence Words(DateTimeOffset when, string part) =>
            new(
                EvidenceRole.Source,
                session,
                $"{path}#{table}{part}",
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
