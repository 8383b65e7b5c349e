using TotalMemory.Knowledge;

namespace TotalMemory.Delivery;

/// <summary>What is known about a file.</summary>
/// <param name="Risk">0 to 1: 1 − e^(−Σ/3) over the warnings (total-agent-memory's formula); an unsolved error weighs more.</param>
/// <param name="Warnings">Errors and corrections, the gravest first.</param>
/// <param name="Known">Facts, rules and notes that mention it.</param>
/// <param name="Sessions">Episodes that changed it, the latest first.</param>
public sealed record FileStory(
    string Path,
    double Risk,
    IReadOnlyList<KnowledgeRecord> Warnings,
    IReadOnlyList<KnowledgeRecord> Known,
    IReadOnlyList<KnowledgeRecord> Sessions
);
