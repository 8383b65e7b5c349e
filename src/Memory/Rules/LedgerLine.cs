namespace TotalMemory.Rules;

/// <summary>One line of a rule's ledger.</summary>
public sealed record LedgerLine(
    string Session,
    OccasionOutcome Outcome,
    int Matched,
    string File,
    int Line,
    string Quote,
    DateTimeOffset At
);
