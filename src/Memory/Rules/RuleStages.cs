namespace TotalMemory.Rules;

/// <summary>The kinds of a record of type rule.</summary>
public static class RuleStages
{
    /// <summary>Derived, not proven yet.</summary>
    public const string Insight = "insight";

    /// <summary>Proven: important, and obeyed when it applied.</summary>
    public const string Rule = "rule";
}
