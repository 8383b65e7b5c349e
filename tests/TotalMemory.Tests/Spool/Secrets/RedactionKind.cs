namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>
/// A kind of secret: texts in which ⟦what is between these⟧ must go and the rest must stay, and texts that must stay as they are.
/// </summary>
public sealed record RedactionKind(string Name, string[] Examples, string[] CounterExamples);
