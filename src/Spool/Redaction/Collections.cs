namespace TotalMemory.Spool.Redaction;

/// <summary>Several secrets under one name: <c>passwords = ['…', '…']</c>, <c>secrets: {"db": "…"}</c>.</summary>
internal static class Collections
{
    private const int Window = 400;

    private static readonly string[] Names =
    [
        "passwords",
        "passwds",
        "pwds",
        "passphrases",
        "secrets",
        "credentials",
        "creds",
        "tokens",
        "keys",
        "oauth",
        "bearer",
        "-token",
    ];

    /// <summary>Call for a separator at <paramref name="at"/> whose name does not name a single secret.</summary>
    public static void Find(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        if (name[^1] is not ('s' or 'S' or 'h' or 'n' or 'r'))
            return;
        at++;
        while (at < text.Length && text[at] is '=' or '>' or ' ' or '\t')
            at++;
        if (at >= text.Length || text[at] is not ('[' or '{' or '(') || !IsName(name))
            return;
        var close = text[at] switch
        {
            '[' => ']',
            '{' => '}',
            _ => ')',
        };
        var most = Math.Min(text.Length, at + Window);
        for (at++; at < most && text[at] != close; at++)
        {
            if (text[at] is not ('"' or '\'' or '`'))
                continue;
            var value = ValueAt.Read(text, text[at - 1] is '\\' ? at - 1 : at);
            if (!value.Quoted)
                return;
            var word = value.Slice(text);
            if (
                !Chars.IsUuid(word)
                && Chars.Mixed(word)
                && (SecretValue.IsUnmistakable(word) || Chars.IsShuffled(word) || IsHexadecimal(word))
            )
                found.Add(new Finding(value.Start, value.End, "secret"));
            at = Math.Max(at, value.End + (text[value.End] is '\\' ? 1 : 0));
        }
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> word) => word.Length is 32 or 40 or 64 && word.IndexOfAnyExcept(Chars.Hex) < 0;

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var ending in Names)
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
