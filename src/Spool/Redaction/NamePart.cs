namespace TotalMemory.Spool.Redaction;

/// <summary>A piece of text to search names for.</summary>
/// <param name="Text">In small letters.</param>
/// <param name="Letters">A bit for each letter in it: a name that lacks one of them need not be searched.</param>
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
