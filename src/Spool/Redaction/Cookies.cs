namespace TotalMemory.Spool.Redaction;

/// <summary>Values of cookies that identify somebody: long random ones, and those whose names say so.</summary>
internal static class Cookies
{
    private const int Longest = 8192; // chosen: twice what browsers store

    private static readonly string[] Names =
    [
        "sess",
        "sid",
        "auth",
        "token",
        "jwt",
        "csrf",
        "xsrf",
        "login",
        "remember",
        "secret",
        "identity",
        "key",
    ];

    /// <summary>Reads <c>a=b; c=d</c> up to the end of the line or quotation; returns the last character read.</summary>
    public static int Find(string text, int at, List<Finding> found)
    {
        var most = Math.Min(text.Length, at + Longest);
        while (at < most)
        {
            at = ValueAt.SkipBlanks(text, at, 4);
            var nameEnd = CharacterRuns.RunEnd(text, at, CharacterRuns.Cookie, 128);
            if (nameEnd == at || nameEnd >= most || text[nameEnd] != '=')
                break;
            var end = nameEnd + 1;
            while (end < most && text[end] is not (';' or ' ' or '"' or '\'' or '\n' or '\r' or '\\' or ','))
                end++;
            var value = text.AsSpan(nameEnd + 1, Math.Min(end - nameEnd - 1, SecretValue.Examined));
            if (IsSecret(text.AsSpan(at, nameEnd - at), value))
                found.Add(new Finding(nameEnd + 1, end, "cookie"));
            if (end >= most || text[end] != ';')
                return end - 1;
            at = end + 1;
        }
        return Math.Max(0, Math.Min(at, text.Length) - 1);
    }

    private static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.Length < 6 || Reference.Is(value))
            return false;
        foreach (var part in Names)
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                return CharacterRuns.Mixed(value) || value.Length >= 16;
        return value.Length >= 20 && CharacterRuns.Mixed(value) && CharacterRuns.Entropy(value) >= 3.5 && name[0] != '_';
    }
}
