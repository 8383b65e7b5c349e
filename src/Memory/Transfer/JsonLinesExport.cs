using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Knowledge;
using TotalMemory.Skills;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Transfer;

/// <summary>An exported record with its evidence, one per line.</summary>
public sealed record ExportedRecord
{
    public required string Type { get; init; }
    public required long Id { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="StatedText.StatementLength"/>
    public int? StatementLength { get; init; }

    public string? Context { get; init; }
    public string? Rule { get; init; }
    public string? Tool { get; init; }
    public string? Signature { get; init; }
    public required int Importance { get; init; }
    public required double Confidence { get; init; }
    public required string Scope { get; init; }
    public required string Project { get; init; }
    public required string Status { get; init; }
    public required string Origin { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Confirmed { get; init; }
    public required IReadOnlyList<ExportedEvidence> Evidence { get; init; }
    public ExportedFix? Fix { get; init; }
    public string? Branch { get; init; }

    /// <summary>Equal for equal records of a type.</summary>
    public string? Identity { get; init; }

    /// <summary>For a skill.</summary>
    public IReadOnlyList<string>? Steps { get; init; }

    public IReadOnlyList<string>? AntiPatterns { get; init; }
}

/// <param name="At">Null in exports of older versions.</param>
public sealed record ExportedEvidence(string Session, string File, int Line, string Origin, string Quote, DateTimeOffset? At = null);

public sealed record ExportedFix(string Text, IReadOnlyList<ExportedEvidence> Evidence);

/// <summary>A team rule, which is not a record of this memory and is recognised by its type.</summary>
public sealed record ExportedTeamRule(string Name, string Author, string Text, string Project, DateTimeOffset Shared)
{
    public const string TypeName = "team";

    [JsonPropertyOrder(-1)]
    public string Type { get; } = TypeName;
}

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
        var skills = SkillStore.All(c, project).ToDictionary(s => s.Id);
        foreach (var record in records)
        {
            var exported = Convert(record, c.Evidence.ForRecord(record.Id));
            if (skills.TryGetValue(record.Id, out var skill))
                exported = exported with { Steps = skill.Steps, AntiPatterns = skill.AntiPatterns.Count > 0 ? skill.AntiPatterns : null };
            output.WriteLine(SafeJson.Escaped(JsonSerializer.Serialize(exported, ExportJson.Plain.ExportedRecord)));
        }
        foreach (var team in (project is null ? TeamStore.All(c, null) : TeamBook.RulesFor(c, project)).Where(t => !t.IsOff))
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
