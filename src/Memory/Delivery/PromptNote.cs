namespace TotalMemory.Delivery;

/// <summary>What is added to a prompt.</summary>
/// <param name="Text">For the agent; usually empty.</param>
/// <param name="Line">For the person, if it answers a request of theirs; else null.</param>
public sealed record PromptNote(string Text, IReadOnlyList<long> Ids, string? Line = null);
