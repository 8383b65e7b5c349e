namespace TotalMemory.Rules;

/// <summary>What was decided on a rule; it outranks the ledger.</summary>
public enum RuleChoice
{
    /// <summary>A call that breaks it is asked about first.</summary>
    Ask,

    /// <summary>Briefings and reminders leave it out.</summary>
    Suspended,

    /// <summary>It stays, whatever its ledger says.</summary>
    Active,

    /// <summary>It is no rule any more.</summary>
    Retired,
}

/// <summary>A decision on a rule, and whose it is.</summary>
/// <param name="ByAgent">An agent said so: a person's decision outranks it.</param>
public sealed record UserDecision(RuleChoice Choice, bool ByAgent = false);
