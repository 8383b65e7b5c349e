namespace TotalMemory.Rules;

/// <param name="IsNew">False if it was known and got a vote.</param>
public readonly record struct AddedInsight(Rule Rule, bool IsNew);
