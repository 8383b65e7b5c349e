using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

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
