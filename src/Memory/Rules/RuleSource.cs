namespace TotalMemory.Rules;

/// <summary>Where a rule comes from.</summary>
public enum RuleSource
{
    /// <summary>The person stated it explicitly: from now on, never, always.</summary>
    Stated,

    /// <summary>The person corrected the same mistake repeatedly.</summary>
    Corrected,

    /// <summary>The same error with the same fix, repeatedly.</summary>
    Proven,

    /// <summary>The person asked for it in several sessions.</summary>
    Asked,

    /// <summary>Noted by an agent, or by a person through one: it depends on votes, and never becomes a rule by itself.</summary>
    Noted,
}
