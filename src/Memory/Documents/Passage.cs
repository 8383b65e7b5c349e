namespace TotalMemory.Documents;

/// <summary>A passage of a document: the text below one heading.</summary>
/// <param name="Line">1-based, of the heading or the first line.</param>
public sealed record Passage(string Heading, string Text, int Line);
