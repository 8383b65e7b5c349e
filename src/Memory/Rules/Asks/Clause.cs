namespace TotalMemory.Rules.Asks;

/// <summary>One thing that a sentence asks for.</summary>
/// <param name="Sentence">The whole sentence.</param>
internal sealed record Clause(string Text, string Sentence);
