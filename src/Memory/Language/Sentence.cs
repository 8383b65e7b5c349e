namespace TotalMemory.Language;

/// <summary>A sentence as it stands in a text, with the marks of its line.</summary>
/// <param name="Text">Plain words: bullets, emphasis and link addresses taken out.</param>
/// <param name="Heading">The heading it stands below; empty if none.</param>
/// <param name="Line">What its line is.</param>
/// <param name="IsExternal">Quoted or pasted.</param>
internal sealed record Sentence(string Text, string Heading, LineMark Line, bool IsExternal)
{
    /// <summary>Part of it is emphasised.</summary>
    public bool IsBold { get; init; }
}

/// <summary>What a line of Markdown is.</summary>
internal enum LineMark
{
    Prose,
    Heading,
    Bullet,
    Table,
    Code,
    Quote,
}
