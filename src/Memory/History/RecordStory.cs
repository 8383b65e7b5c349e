using TotalMemory.Knowledge;
using TotalMemory.Rules;

namespace TotalMemory.History;

/// <summary>One time a record was shown to an agent, and how that session ended.</summary>
/// <param name="Way"><c>briefing</c>, <c>prompt</c>, <c>reminder</c> or <c>recall</c>.</param>
/// <param name="Outcome">Of the session's episode; null if unknown.</param>
public sealed record Delivery(string Session, string Way, DateTimeOffset At, string? Outcome);

/// <summary>Where a record came from and what happened to it.</summary>
/// <param name="Earlier">Records it replaced or absorbed, oldest first.</param>
/// <param name="Later">Records that replaced it, in order.</param>
/// <param name="Contradictions">Active records that contradict it, by a relation or by their text.</param>
/// <param name="Deliveries">Where it was shown to an agent, oldest first.</param>
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
