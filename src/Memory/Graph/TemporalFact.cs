using TotalMemory.Language;

namespace TotalMemory.Graph;

/// <summary>A statement with its validity period (valid time) and since when it is known (transaction time).</summary>
/// <param name="Record">The record with its text, history and evidence.</param>
/// <param name="ValidTo">Exclusive; null if still valid.</param>
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
    /// <summary>The text of its record.</summary>
    public static string TextOf(string subject, string predicate, string value) => $"{subject} {predicate.Replace('_', ' ')} {value}";

    /// <summary>Identity: the statement and the start of its validity.</summary>
    public static string IdentityOf(string subject, string predicate, string value, DateTimeOffset from) =>
        Normalized.Identity($"{subject}|{predicate}|{value}|{from.ToUnixTimeMilliseconds()}");

    public bool HoldsAt(DateTimeOffset time) => ValidFrom <= time && (ValidTo is null || ValidTo > time);
}
