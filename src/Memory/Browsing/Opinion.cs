using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

/// <summary>A person's verdict on a record on the page.</summary>
public enum OpinionKind
{
    /// <summary>It is right: it counts as saved on purpose, and a waiting rule becomes active.</summary>
    Keep,

    /// <summary>It is wrong: it is no longer used, and its text is deleted for good once the verdict can no longer be undone.</summary>
    Wrong,

    /// <summary>It applies in every project.</summary>
    Everywhere,

    /// <summary>It gets another text.</summary>
    Edit,
}

/// <summary>A person's verdict on a record, as stored.</summary>
/// <param name="Before">The record's state before.</param>
/// <param name="Successor">For an edit, the record with the new text.</param>
public sealed record Opinion(long Id, long Record, OpinionKind Word, DateTimeOffset At, FormerState Before, long? Successor, bool IsUndone);

/// <summary>The values of a record that an opinion changes, as they were before.</summary>
/// <param name="Decision">For a rule, the decision on it.</param>
/// <param name="Waits">For a rule, since when it has waited for confirmation.</param>
public sealed record FormerState(
    RecordStatus Status,
    RecordSource Source,
    Scope Scope,
    Rules.UserDecision? Decision = null,
    DateTimeOffset? Waits = null
);
