using TotalMemory.Language;

namespace TotalMemory.Graph;

/// <summary>A statement with the time for which it holds (valid time) and since when it is known (transaction time).</summary>
/// <param name="Record">The record that says it in words; its history and evidence are there.</param>
/// <param name="ValidTo">Exclusive; null while it holds.</param>
public sealed record TemporalFact(
    long Record,
    string Subject,
    string Predicate,
    string Value,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidTo,
    DateTimeOffset KnownFrom,
    double Confidence
)
{
    /// <summary>What its record says.</summary>
    public static string TextOf(string subject, string predicate, string value) => $"{subject} {predicate.Replace('_', ' ')} {value}";

    /// <summary>What makes two the same: the statement, and when it begins to hold.</summary>
    public static string IdentityOf(string subject, string predicate, string value, DateTimeOffset from) =>
        Normalized.Identity($"{subject}|{predicate}|{value}|{from.ToUnixTimeMilliseconds()}");

    public bool HoldsAt(DateTimeOffset time) => ValidFrom <= time && (ValidTo is null || ValidTo > time);
}

/// <summary>What became of a fact that was to be added.</summary>
/// <param name="Ended">Facts that hold no longer because of it.</param>
/// <param name="IsNew">False when it was known, and confirmed.</param>
public sealed record AddedFact(TemporalFact Fact, IReadOnlyList<TemporalFact> Ended, bool IsNew);

/// <summary>A fact to be added.</summary>
public sealed record TemporalDraft(string Subject, string Predicate, string Value)
{
    /// <summary>Null: from now on.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>
    /// Another object of the same subject and predicate ends where this one begins. False for what may have several values at once.
    /// </summary>
    public bool EndsPrevious { get; init; } = true;

    public double Confidence { get; init; } = 0.8;
    public string Context { get; init; } = "";
    public string Session { get; init; } = "";
}
