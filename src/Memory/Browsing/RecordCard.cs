using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

/// <summary>A record as a card shows it.</summary>
/// <param name="Words">The first visible quote it came from; null if there is none.</param>
/// <param name="Sessions">In how many sessions it was said or happened.</param>
/// <param name="Opinion">A person's opinion of it that can still be undone.</param>
public sealed record RecordCard(KnowledgeRecord Record, Evidence? Words, int Sessions, Opinion? Opinion);
