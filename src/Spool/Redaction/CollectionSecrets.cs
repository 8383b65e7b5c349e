namespace TotalMemory.Spool.Redaction;

/// <summary>Several secrets under one name: <c>passwords = ['…', '…']</c>, <c>secrets: {"db": "…"}</c>.</summary>
internal static class CollectionSecrets
{
    private const int Window = 400; // chosen: keeps the search linear

    private static readonly string[] Passwords = ["passwords", "passwds", "pwds", "passphrases"];

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
        "users",
        "logins",
        "accounts",
    ];

    /// <summary>Call for a separator at <paramref name="at"/> whose name does not name a single secret.</summary>
    public static void Find(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        if (name[^1] is 'y' or 'Y' && name.EndsWith("key", StringComparison.OrdinalIgnoreCase))
            Numbers(text, at, found);
        if (name[^1] is not ('s' or 'S' or 'h' or 'n' or 'r'))
            return;
        at++;
        while (at < text.Length && text[at] is '=' or '>' or ' ' or '\t')
            at++;
        at = AfterType(text, at);
        if (at >= text.Length || !IsName(name))
            return;
        if (ValueAt.AfterLineBreak(text, at) > at)
            Below(text, at, found);
        if (text[at] is not ('[' or '{' or '('))
            return;
        Each(text, name, at, found);
    }

    // map[string]string{ of Go, new Dictionary<string, string> { of C#
    private static int AfterType(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('m' or 'n'))
            return at;
        var type = text.AsSpan(at, Math.Min(LongestType, text.Length - at));
        var open = type[0] is 'm' ? type.IndexOf('{') : type.IndexOfAny('{', '[');
        return open > 0 && (type.StartsWith("map[") || type.StartsWith("new ")) && type[..open].IndexOfAny("\n;\"") < 0 ? at + open : at;
    }

    private const int LongestType = 48; // chosen: above real types

    private static void Each(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        var close = text[at] switch
        {
            '[' => ']',
            '{' => '}',
            _ => ')',
        };
        var isOfPasswords = WordLists.EndsWithAny(name, Passwords);
        var most = Math.Min(text.Length, at + Window);
        for (at++; at < most && text[at] != close; at++)
        {
            if (text[at] is not ('"' or '\'' or '`'))
                continue;
            var value = ValueAt.Read(text, text[at - 1] is '\\' ? at - 1 : at);
            if (!value.Quoted)
                return;
            var word = value.Slice(text);
            if (IsSecret(text, at, word, isOfPasswords))
                found.Add(new Finding(value.Start, value.End, "secret"));
            at = Math.Max(at, value.End + (text[value.End] is '\\' ? 1 : 0));
        }
    }

    private static bool IsSecret(string text, int at, ReadOnlySpan<char> word, bool isOfPasswords) =>
        !CharacterRuns.IsUuid(word)
        && CharacterRuns.Mixed(word)
        && (
            isOfPasswords && SecretValue.HasDigitsOrSigns(word)
            || SecretValue.IsUnmistakable(word)
            || (SecretValue.IsNumberedPhrase(word) || SecretValue.IsNumberedPair(word)) && IsAfterAccount(text, at)
            || CharacterRuns.IsShuffled(word)
            || IsHexadecimal(word)
        );

    // network_key: [1, 3, 5, …]: at least 16 bytes, decimal or hexadecimal
    private static void Numbers(string text, int at, List<Finding> found)
    {
        var open = ValueAt.SkipBlanks(text, at + 1, 4);
        if (open >= text.Length || text[open] is not ('[' or '{'))
            return;
        var end =
            open + 1 + text.AsSpan(open + 1, Math.Min(Window, text.Length - open - 1)).IndexOfAnyExcept("0123456789abcdefABCDEFx, \n");
        if (end > open && end < text.Length && text[end] is ']' or '}' && text.AsSpan(open, end - open).Count(',') >= 15)
            found.Add(new Finding(open + 1, end, "secret"));
    }

    // logins:, and on the lines below: - bob: X
    private static void Below(string text, int at, List<Finding> found)
    {
        for (var n = 0; n < MostLines && ValueAt.AfterLineBreak(text, at) is var line && line > at; n++)
        {
            var user = ValueAt.SkipBlanks(text, line, 16);
            user += user < text.Length && text[user] is '-' or '*' ? 1 : 0;
            user = ValueAt.SkipBlanks(text, user, 4);
            var colon = CharacterRuns.RunEnd(text, user, CharacterRuns.Account, AssignmentSecrets.LongestName);
            if (colon > user + 1 && ValueAt.IsLineEnd(text, colon) && CharacterRuns.IsShuffled(text.AsSpan(user, colon - user)))
            {
                found.Add(new Finding(user, colon, "secret")); // - X
                at = colon;
                continue;
            }
            if (colon == user || colon + 2 >= text.Length || text[colon] is not ':')
                return;
            var start = ValueAt.SkipBlanks(text, colon + 1, 4);
            if (start >= text.Length)
                return;
            var value = ValueAt.Read(text, start);
            var word = value.Slice(text);
            at = value.Quoted ? value.End + 1 : value.End;
            if (!value.IsEmpty && (SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word)))
                found.Add(new Finding(value.Start, value.End, "password"));
        }
    }

    private const int MostLines = 8; // chosen: keeps the search linear

    // ("bob", "X"), {"bob": "X"}, (bob "X"): beside an account, words and a number are a password.
    private static bool IsAfterAccount(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or ',' or ':' or '=' or '>')
            at--;
        return at > 0 && (text[at - 1] is '"' or '\'' || char.IsAsciiLetterLower(text[at - 1]));
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> word) =>
        word.Length is 32 or 40 or 64 && word.IndexOfAnyExcept(CharacterRuns.Hex) < 0;

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var ending in Names)
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
