namespace TotalMemory.Rules;

/// <summary>A decision on a rule, and who made it.</summary>
/// <param name="ByAgent">Made by an agent; a person's decision outranks it.</param>
public sealed record UserDecision(RuleChoice Choice, bool ByAgent = false);
