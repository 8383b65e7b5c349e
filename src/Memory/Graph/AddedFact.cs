namespace TotalMemory.Graph;

/// <summary>The result of adding a fact.</summary>
/// <param name="Ended">Facts that it ended.</param>
/// <param name="IsNew">False if it was already known, and is confirmed.</param>
public sealed record AddedFact(TemporalFact Fact, IReadOnlyList<TemporalFact> Ended, bool IsNew);
