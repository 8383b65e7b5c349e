namespace TotalMemory.Spool.Redaction;

/// <summary>A part of names.</summary>
/// <param name="Text">In small letters.</param>
/// <param name="Letters">Which letters it has, a bit each: a name that lacks one need not be searched.</param>
internal readonly record struct NamePart(string Text, uint Letters)
{
    public static NamePart[] Each(params ReadOnlySpan<string> texts)
    {
        var parts = new NamePart[texts.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = new NamePart(texts[i], LettersOf(texts[i]));
        return parts;
    }

    public static uint LettersOf(ReadOnlySpan<char> text)
    {
        var letters = 0u;
        foreach (var c in text)
            letters |= 1u << (c & 31);
        return letters;
    }
}
