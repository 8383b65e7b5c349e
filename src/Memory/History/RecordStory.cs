using TotalMemory.Knowledge;
using TotalMemory.Rules;

namespace TotalMemory.History;

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
