using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

/// <summary>What a person says about a record while looking through them.</summary>
public enum OpinionKind
{
    /// <summary>It is right: it counts as saved on purpose, and a rule that waits speaks.</summary>
    Keep,

    /// <summary>It is wrong: it is silent at once, and its words are removed for good when it can no longer be taken back.</summary>
    Wrong,

    /// <summary>It holds in every project.</summary>
    Everywhere,

    /// <summary>It should be said otherwise.</summary>
    Edit,
}

/// <summary>A person's word on a record.</summary>
/// <param name="Before">How the record stood.</param>
/// <param name="Successor">For an edit, the record with the new words.</param>
public sealed record Opinion(long Id, long Record, OpinionKind Word, DateTimeOffset At, FormerState Before, long? Successor, bool IsUndone);

/// <summary>What an opinion changes of a record, as it was before.</summary>
/// <param name="Decision">For a rule, what was decided on it.</param>
/// <param name="Waits">For a rule, since when it waited to be confirmed.</param>
public sealed record FormerState(
    RecordStatus Status,
    RecordSource Source,
    Scope Scope,
    Rules.UserDecision? Decision = null,
    DateTimeOffset? Waits = null
);
