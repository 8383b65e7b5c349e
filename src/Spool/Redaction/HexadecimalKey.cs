namespace TotalMemory.Spool.Redaction;

/// <summary>Hexadecimal keys such as sk_0a1b… and acme_live_0a1b…: a word before them tells them from digests.</summary>
internal static class HexadecimalKey
{
    private static readonly string[] Words =
    [
        "sk",
        "rk",
        "live",
        "secret",
        "key",
        "apikey",
        "token",
        "tok",
        "pat",
        "auth",
        "clojars",
        "priv",
    ];

    public static bool Is(ReadOnlySpan<char> token)
    {
        var last = token.LastIndexOfAny('_', '-');
        if (last < 1 || token.Length - last - 1 < 32 || token[(last + 1)..].IndexOfAnyExcept(CharacterRuns.Hex) >= 0)
            return false;
        var before = token[..last];
        before = before[(before.LastIndexOfAny('_', '-') + 1)..];
        return WordLists.Is(before, Words);
    }
}
