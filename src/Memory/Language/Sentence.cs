namespace TotalMemory.Language;

/// <summary>A sentence of a text, with properties of its line.</summary>
/// <param name="Text">Plain text without bullets, emphasis and link addresses.</param>
/// <param name="Heading">The heading above it; empty if none.</param>
/// <param name="Line">Kind of its line.</param>
/// <param name="IsExternal">Quoted or pasted.</param>
internal sealed record Sentence(string Text, string Heading, LineMark Line, bool IsExternal)
{
    /// <summary>Part of it is emphasised.</summary>
    public bool IsBold { get; init; }
}

/// <summary>Kind of a Markdown line.</summary>
internal enum LineMark
{
    Prose,
    Heading,
    Bullet,
    Table,
    Code,
    Quote,
}
