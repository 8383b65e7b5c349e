using TotalMemory.Spool.Printing;

namespace TotalMemory.Knowledge;

/// <summary>A record that was forgotten, and what else that changed.</summary>
/// <param name="Others">Other records whose quotes, or whose summary of a session, contained its words and lost them.</param>
public sealed record ForgottenRecord(KnowledgeRecord Record, IReadOnlyList<long> Others)
{
    /// <summary>To be put after what was forgotten; empty if nothing else changed.</summary>
    /// <param name="others">Number of other records that lost words.</param>
    public static string AlsoIn(int others) =>
        others == 0 ? "" : $" (also removed from the quotes of {Counted.Format(others, "other record")})";
}
