namespace TotalMemory.Knowledge;

/// <summary>Something to be remembered, before the one write path has looked at it.</summary>
public sealed record Draft
{
    public required RecordType Type { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
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
    public Deeds Deeds { get; init; } = Deeds.None;

    /// <summary>Mean worth as the reader judged it, 0 to 3; null when nobody judged.</summary>
    public double? Worth { get; init; }

    /// <summary>Probability that it is worth saying unasked; null when it is not to be said, or nobody judged.</summary>
    public double? Said { get; init; }

    /// <summary>What makes two of a type the same; a fact's is made from its text.</summary>
    public string? Identity { get; init; }

    /// <summary>The only fact of the line it comes from: a later reading that words it differently means the same record.</summary>
    public bool IsOnlyOfItsLine { get; init; }

    /// <summary>The statements that the text is put together from, if it is: what was rejected as one of them is refused.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Never merges into another that reads much the same: its identity alone says what it is.</summary>
    public bool StandsAlone { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}
