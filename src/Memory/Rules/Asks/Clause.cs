namespace TotalMemory.Rules.Asks;

/// <summary>One request within a sentence.</summary>
/// <param name="Sentence">The whole sentence.</param>
internal sealed record Clause(string Text, string Sentence);
