using TotalMemory.Knowledge;

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
