namespace TotalMemory.Knowledge;

/// <summary>Something to remember, before it has gone through the write path.</summary>
public sealed record Draft
{
    public required RecordType Type { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="StatedText.StatementLength"/>
    public int? StatementLength { get; init; }

    public string Context { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public Scope Scope { get; init; } = Scope.Project;
    public string? Branch { get; init; }
    public int Importance { get; init; } = 3;
    public double Confidence { get; init; } = 0.5;
    public required Origin Origin { get; init; }
    public RecordSource Source { get; init; } = RecordSource.Extracted;
    public string? Tool { get; init; }

    /// <summary>For an error, its normalised cause.</summary>
    public string? Signature { get; init; }

    /// <summary>For an error, what fixed it.</summary>
    public string? Fix { get; init; }

    /// <summary>For a correction, what would have prevented it.</summary>
    public string? Norm { get; init; }

    /// <summary>For a correction, what the agent had just done.</summary>
    public AgentActions ActionsBefore { get; init; } = AgentActions.None;

    /// <summary>Mean worth as judged by the reader, 0 to 3; null if not judged.</summary>
    public double? Worth { get; init; }

    /// <summary>Probability that it is worth showing unasked; null if it must not be shown, or was not judged.</summary>
    public double? Said { get; init; }

    /// <summary>Equal for drafts of a type that are the same; a fact's is derived from its text.</summary>
    public string? Identity { get; init; }

    /// <summary>The only fact of its line: a later reading with another wording updates the same record.</summary>
    public bool IsOnlyOfItsLine { get; init; }

    /// <summary>The statements that the text consists of, if several: the draft is refused if one of them was rejected.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Never merged with a near-duplicate; only its identity counts.</summary>
    public bool StandsAlone { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}
