namespace TotalMemory.Spool.Redaction;

/// <summary>Words between the name of a password and the password: whose it is, and what it was before.</summary>
internal static class ProseOwners
{
    /// <summary>"the password was changed from X"; a password also comes "from 1Password"</summary>
    public static bool IsAfterFrom(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 10), Math.Min(10, at)).TrimEnd("\"'` ");
        foreach (
            var from in (ReadOnlySpan<string>)
                [" from", " von", " de", " desde", " da", " van", " från", " fra", " с", " z", " od", " en", " in"]
        )
            if (before.EndsWith(from, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>"for wifi", "от сервера"; not "for user"</summary>
    public static bool IsAfterOwner(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - LongestOwner), Math.Min(LongestOwner, at)).TrimEnd("\"'` ");
        var owner = before[(before.LastIndexOf(' ') + 1)..];
        if (WordLists.StartsWithAny(owner, Accounts))
            return false;
        before = before[..^owner.Length].TrimEnd();
        return WordLists.Is(before[(before.LastIndexOf(' ') + 1)..], Prepositions);
    }

    private const int LongestOwner = 40;
    private static readonly string[] Accounts = ["user", "account", "login", "польз", "корист", "benutzer", "nutzer", "konto", "cuenta"];

    // csharpier-ignore
    private static readonly string[] Prepositions =
    [
        "for", "of", "on", "to", "für", "vom", "von", "zum", "du", "de", "pour", "del", "para", "do", "da", "della", "per", "van",
        "voor", "dla", "от", "для", "к", "на", "до", "від",
    ];
}
