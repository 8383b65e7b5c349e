using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Export;

/// <summary>One exported record a line: <c>fact</c>, <c>correction</c>, <c>error</c> or <c>episode</c>, with its evidence.</summary>
public sealed record ExportedRecord
{
    public required string Type { get; init; }
    public required long Id { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
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
}

public sealed record ExportedEvidence(string Session, string File, int Line, string Origin, string Quote);

public sealed record ExportedFix(string Text, IReadOnlyList<ExportedEvidence> Evidence);

[JsonSerializable(typeof(ExportedRecord))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    public static readonly ExportJson Plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Writes the memory as JSON Lines.</summary>
public sealed class JsonLinesExport(Database database)
{
    /// <summary>Writes all active records, or one project's; returns their number.</summary>
    public int Write(TextWriter output, string? project = null)
    {
        using var c = database.Open();
        var records = KnowledgeStore.Active(c, project);
        foreach (var record in records)
            output.WriteLine(JsonSerializer.Serialize(Of(record, KnowledgeStore.EvidenceOf(c, record.Id)), ExportJson.Plain.ExportedRecord));
        return records.Count;
    }

    /// <summary>The exported form of one record.</summary>
    public static ExportedRecord Of(KnowledgeRecord r, IReadOnlyList<Evidence> evidence)
    {
        var fixes = evidence.Where(e => e.Role == EvidenceRole.Fix).Select(Of).ToList();
        return new ExportedRecord
        {
            Type = r.Type.ToString().ToLowerInvariant(),
            Id = r.Id,
            Kind = r.Kind,
            Text = r.Text,
            Context = r.Context.Length > 0 ? r.Context : null,
            Rule = r.Type == RecordType.Error ? null : r.Rule,
            Tool = r.Tool,
            Signature = r.Signature,
            Importance = r.Importance,
            Confidence = Math.Round(r.Confidence, 3),
            Scope = r.Scope.ToString().ToLowerInvariant(),
            Project = r.ProjectName,
            Status = r.Status.ToString().ToLowerInvariant(),
            Origin = r.Origin.ToString().ToLowerInvariant(),
            Tags = r.Tags.Count > 0 ? r.Tags : null,
            Created = r.Created,
            Confirmed = r.Confirmed,
            Evidence = [.. evidence.Where(e => e.Role == EvidenceRole.Source).Select(Of)],
            Fix = r.Type == RecordType.Error && fixes.Count > 0 ? new ExportedFix(r.Rule ?? "", fixes) : null,
        };
    }

    private static ExportedEvidence Of(Evidence e) => new(e.Session, e.File, e.Line, e.Origin.ToString().ToLowerInvariant(), e.Quote);
}
