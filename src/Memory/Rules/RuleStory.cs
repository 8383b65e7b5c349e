using TotalMemory.Knowledge;

namespace TotalMemory.Rules;

/// <summary>A rule with its quotes and ledger.</summary>
public sealed record RuleStory(Rule Rule, IReadOnlyList<Evidence> Evidence, IReadOnlyList<LedgerLine> Ledger, int Reminded);
