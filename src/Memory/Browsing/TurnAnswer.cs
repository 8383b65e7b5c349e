namespace TotalMemory.Browsing;

/// <param name="IsNewestFirst">Too many turns matched to rank them, so the newest come first; otherwise the best.</param>
/// <param name="HasMore">There are further hits.</param>
public sealed record TurnAnswer(IReadOnlyList<TurnHit> Hits, bool IsNewestFirst, bool HasMore);
