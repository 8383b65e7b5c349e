namespace TotalMemory.Spool.Redaction;

/// <summary>
/// An account and its password in quotation marks: <c>["bob", "X"]</c>, <c>loginAs('bob', 'X')</c>, and in one text: <c>-u "bob:X"</c>.
/// </summary>
internal static class QuotedPairs
{
    private const int Before = 40; // chosen: above real labels
    private const int LongestAccount = 64; // chosen: above real names

    private static readonly string[] Words = ["auth", "cred", "login", "signin", "sign_in", "logon", "userpwd", "basic"];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny('"', '\''); at >= 0; )
        {
            if (at > 3 && text[at - 1] is ' ')
                NamesBeforeQuotes.Find(text, at, found);
            else if (at > 1 && text[at - 1] is '{' && CharacterRuns.Alphanumeric.Contains(text[at - 2]))
                CallSecrets.InBraces(text, at - 1, found);
            if (at + 8 < text.Length && text[at + 1] is 'A' or '3')
                Sent(text, at, found);
            Judge(text, at, found);
            var next = at + 1 < text.Length ? text.AsSpan(at + 1).IndexOfAny('"', '\'') : -1;
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private const string Auth = "\"AUTH\" \"";

    // "AUTH" "X", "AUTH" "bob" "X": what a client of Redis sent
    private static void Sent(string text, int at, List<Finding> found)
    {
        MailLogins.At(text, at + 1, found);
        if (!text.AsSpan(at).StartsWith(Auth))
            return;
        var value = ValueAt.Read(text, at + Auth.Length - 1);
        if (value.Quoted && text.AsSpan(value.End).StartsWith("\" \""))
            value = ValueAt.Read(text, value.End + 2);
        if (value.Quoted && SecretValue.IsStated(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static void Judge(string text, int at, List<Finding> found)
    {
        if (at + 1 >= text.Length || !char.IsAsciiLetterLower(text[at + 1]))
            return;
        var end = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.Account, LongestAccount);
        if (end + 3 >= text.Length)
            return;
        if (text[end] is ':')
            Joined(text, at, end, found);
        else if (text[end] == text[at] && text[end + 1] is ',')
            Separate(text, at, end, found);
    }

    // "bob:X" after -u or a word for a login
    private static void Joined(string text, int at, int colon, List<Finding> found)
    {
        var value = ValueAt.Read(text, at);
        if (!value.Quoted || value.End - colon < 5)
            return;
        var password = text.AsSpan(colon + 1, Math.Min(value.End - colon - 1, SecretValue.Examined));
        if (Logins.IsPassword(password) && IsLogin(text, at))
            found.Add(new Finding(colon + 1, value.End, "password"));
    }

    // "bob", "X"
    private static void Separate(string text, int at, int end, List<Finding> found)
    {
        var start = ValueAt.SkipBlanks(text, end + 2, 4);
        var value = start < text.Length ? ValueAt.Read(text, start) : default;
        if (value.IsEmpty || !value.Quoted)
            return;
        var password = value.Slice(text);
        var isUnmistakable =
            CharacterRuns.Mixed(password)
            && (password[..^1].IndexOfAny("!#$%^&*~") > 0 || HasAll(password))
            && SecretValue.LooksLikePassword(password);
        if (isUnmistakable || Logins.IsPassword(password) && text[at - (at > 0 ? 1 : 0)] is '(' or ' ' && IsLogin(text, at))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // Capitals, small letters, two digits and a sign that regular expressions have, too
    private static bool HasAll(ReadOnlySpan<char> password) =>
        password[..^1].IndexOfAny("+?=") > 0
        && password.IndexOfAny("[]{}()<>.^") < 0
        && password.IndexOfAnyInRange('A', 'Z') >= 0
        && password.IndexOfAnyInRange('a', 'z') >= 0
        && SecretValue.IsLongWithDigits(password);

    private static bool IsLogin(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Before), Math.Min(Before, at));
        before = before[(before.LastIndexOfAny('\n', ';') + 1)..].TrimEnd(" (=[,");
        before = before[(before.LastIndexOfAny(" (=[,") + 1)..];
        return before is "-u" or "user" || WordLists.Contains(before, Words);
    }
}
