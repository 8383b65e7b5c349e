namespace TotalMemory.Rules;

/// <summary>An explicit decision on a rule, which outranks the ledger.</summary>
public enum RuleChoice
{
    /// <summary>The person is asked before a call that breaks it.</summary>
    Ask,

    /// <summary>Briefings and reminders leave it out.</summary>
    Suspended,

    /// <summary>It stays active, whatever its ledger says.</summary>
    Active,

    /// <summary>It is no longer a rule.</summary>
    Retired,
}
