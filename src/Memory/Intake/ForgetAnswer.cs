using TotalMemory.Knowledge;

namespace TotalMemory.Intake;

/// <summary>The result of forgetting by words.</summary>
/// <param name="Forgotten">Records that are gone.</param>
/// <param name="Candidates">Statements of which one may be meant; if there are any, nothing was forgotten.</param>
/// <param name="Others">How many other records lost these words from their quotes.</param>
public sealed record ForgetAnswer(IReadOnlyList<KnowledgeRecord> Forgotten, IReadOnlyList<KnowledgeRecord> Candidates, int Others = 0)
{
    /// <summary>Other records with these words, whoever said them: what an agent answered is another statement.</summary>
    public IReadOnlyList<KnowledgeRecord> Left { get; init; } = [];
}
