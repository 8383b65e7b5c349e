namespace TotalMemory.Spool.Redaction;

/// <summary>What stands before an argument: the name of its call, of the object before that, or another argument.</summary>
internal static class CallNames
{
    private const int LongestOwner = 24; // chosen: above real names
    private const int FarthestHash = 48; // chosen: a line; keeps the search linear

    public static ReadOnlySpan<char> Before(string text, int at)
    {
        var end = at;
        if (text[end - 1] == ' ' && end > 2 && text[end - 2] == '=')
            end--; // auth = (
        if (text[end - 1] == '=')
            end--;
        if (end < at && end > 0 && text[end - 1] == ' ')
            end--;
        var start = end;
        while (start > 0 && end - start < AssignmentSecrets.LongestName && CharacterRuns.Word.Contains(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }

    // "cn=admin,dc=x" before the comma
    public static bool IsDirectoryName(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - LongestName)..];
        before = before[(before.LastIndexOfAny("\"'\n") + 1)..];
        return (
                before.StartsWith("cn=", StringComparison.OrdinalIgnoreCase)
                || before.StartsWith("uid=", StringComparison.OrdinalIgnoreCase)
            ) && before.Contains("dc=", StringComparison.OrdinalIgnoreCase);
    }

    private const int LongestName = 100; // chosen: above real names of directories

    // hmac.New(sha256.New, []byte("X"))
    public static bool IsKeyOfHash(string text, int at) =>
        text.AsSpan(Math.Max(0, at - FarthestHash), Math.Min(FarthestHash, at)) is var before
        && before.LastIndexOf("hmac.New(") is var call and >= 0
        && before[call..].IndexOf('\n') < 0;

    // conn.bind("cn=admin,dc=x", …)
    public static bool IsDirectoryBind(ReadOnlySpan<char> name, ReadOnlySpan<char> account) =>
        name.Equals("bind", StringComparison.OrdinalIgnoreCase) && account.Contains('=');

    // hmac.new
    public static ReadOnlySpan<char> WithOwner(string text, int at, ReadOnlySpan<char> name)
    {
        var start = at - name.Length - 1;
        if (name is not ("new" or "begin" or "encode" or "from" or "compare" or "hash") || start < 1 || text[start] != '.')
            return name;
        while (start > 0 && at - start < LongestOwner && char.IsAsciiLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, at - start);
    }
}
