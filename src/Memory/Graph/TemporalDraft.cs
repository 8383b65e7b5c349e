namespace TotalMemory.Graph;

/// <summary>A fact to be added.</summary>
public sealed record TemporalDraft(string Subject, string Predicate, string Value)
{
    /// <summary>Null: from now on.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>
    /// Another object of the same subject and predicate ends where this one starts. False for predicates with several values at once.
    /// </summary>
    public bool EndsPrevious { get; init; } = true;

    public double Confidence { get; init; } = 0.8;
    public string Context { get; init; } = "";
    public string Session { get; init; } = "";
}
