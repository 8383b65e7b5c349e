using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Knowledge;
using TotalMemory.Skills;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Transfer;

[JsonSerializable(typeof(ExportedRecord))]
[JsonSerializable(typeof(ExportedTeamRule))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    public static readonly ExportJson Plain = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );
}

/// <summary>Writes the memory as JSON Lines.</summary>
public sealed class JsonLinesExport(Database database)
{
    /// <summary>Writes all active records, or one project's; returns their number.</summary>
    public int Write(TextWriter output, string? project = null)
    {
        using var c = database.Open();
        // Global records belong to the project they came from.
        var records = c.RecordLists.Active(project).Where(r => project is null || r.Project == project).ToList();
        var skills = c.Skills.All(project).ToDictionary(s => s.Id);
        foreach (var record in records)
        {
            var exported = Convert(record, c.Evidence.ForRecord(record.Id));
            if (skills.TryGetValue(record.Id, out var skill))
                exported = exported with { Steps = skill.Steps, AntiPatterns = skill.AntiPatterns.Count > 0 ? skill.AntiPatterns : null };
            output.WriteLine(SafeJson.Escaped(JsonSerializer.Serialize(exported, ExportJson.Plain.ExportedRecord)));
        }
        foreach (var team in (project is null ? c.Teams.All(null) : TeamBook.RulesFor(c, project)).Where(t => !t.IsOff))
            output.WriteLine(SafeJson.Escaped(JsonSerializer.Serialize(Convert(c, team), ExportJson.Plain.ExportedTeamRule)));
        return records.Count;
    }

    private static ExportedTeamRule Convert(MemoryConnection c, TeamRule t) =>
        new(t.Name, t.Author, t.Text, TeamBook.Where(c, t), t.Shared);

    /// <summary>The exported form of one record.</summary>
    public static ExportedRecord Convert(KnowledgeRecord r, IReadOnlyList<Evidence> evidence)
    {
        var fixes = evidence.Where(e => e.Role == EvidenceRole.Fix).Select(Convert).ToList();
        return new ExportedRecord
        {
            Type = r.Type.ToString().ToLowerInvariant(),
            Id = r.Id,
            Kind = r.Kind,
            Text = r.Text,
            StatementLength = r.StatementLength,
            Context = r.Context.Length > 0 ? r.Context : null,
            Rule = fixes.Count > 0 ? null : r.Fix ?? r.Norm,
            Tool = r.Tool,
            Signature = r.Signature ?? r.ActionsBefore.ToText(),
            Importance = r.Importance,
            Confidence = Math.Round(r.Confidence, 3),
            Scope = r.Scope.ToString().ToLowerInvariant(),
            Project = r.ProjectName,
            Status = r.Status.ToString().ToLowerInvariant(),
            Origin = r.Origin.ToString().ToLowerInvariant(),
            Tags = r.Tags.Count > 0 ? r.Tags : null,
            Created = r.Created,
            Confirmed = r.Confirmed,
            Branch = r.Branch,
            Identity = r.Identity,
            Evidence = [.. evidence.Where(e => e.Role == EvidenceRole.Source).Select(Convert)],
            Fix = r.Type == RecordType.Error && fixes.Count > 0 ? new ExportedFix(r.Fix ?? "", fixes) : null,
        };
    }

    private static ExportedEvidence Convert(Evidence e) =>
        new(e.Session, e.File, e.Line, e.Origin.ToString().ToLowerInvariant(), e.Quote, e.At);
}
