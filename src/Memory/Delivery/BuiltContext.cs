namespace TotalMemory.Delivery;

/// <summary>What is known about a task, within a token budget.</summary>
/// <param name="Tokens">Estimated tokens of the text, at most the budget.</param>
public sealed record BuiltContext(string Text, IReadOnlyList<long> Ids, int Tokens, string? WithoutMeaning);
