using TotalMemory.Knowledge;
using TotalMemory.Rules;

namespace TotalMemory.History;

/// <summary>A time a record was put before an agent, and how that session ended.</summary>
/// <param name="Way"><c>briefing</c>, <c>prompt</c>, <c>reminder</c> or <c>recall</c>.</param>
/// <param name="Outcome">Of the session's episode; null while unknown.</param>
public sealed record Delivery(string Session, string Way, DateTimeOffset At, string? Outcome);

/// <summary>Everything that can be said about where a record came from and what became of it.</summary>
/// <param name="Earlier">What it replaced or took over, the oldest first.</param>
/// <param name="Later">What replaced it, the next first.</param>
/// <param name="Contradictions">Active records that say otherwise, by a relation or by their words.</param>
/// <param name="Deliveries">Where it was put before an agent, oldest first.</param>
/// <param name="Since">For an error, when it occurred again after it was first delivered.</param>
public sealed record RecordStory(
    KnowledgeRecord Record,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<KnowledgeRecord> Earlier,
    IReadOnlyList<KnowledgeRecord> Later,
    IReadOnlyList<KnowledgeRecord> Contradictions,
    IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<LedgerLine> Ledger,
    IReadOnlyList<DateTimeOffset> Since
);
