namespace TotalMemory.Spool.Redaction;

/// <summary>
/// What a client of a server types to log in: Redis' <c>AUTH user X</c>, <c>PASS X</c> of mail and chat, <c>ftp&gt; user bob X</c>, the
/// rules of Redis for its users (<c>user bob on &gt;X</c>), davfs' <c>https://host/dav bob X</c>, and an address with its password
/// (<c>bob@acme.example / X</c>).
/// </summary>
internal static class TypedLogins
{
    private const int LongestPrompt = 64; // chosen: above real prompts
    private const string Rule = " on >";
    private const string Slash = " / ";

    /// <summary>Looks at the line that begins at <paramref name="at"/>.</summary>
    public static void Line(string text, int at, List<Finding> found)
    {
        at = AfterArrow(text, at);
        var line = text.AsSpan(at, Math.Min(LongestPrompt, text.Length - at));
        if (line.StartsWith("AUTH "))
            Last(text, at + 5, most: 2, found);
        else if (line.StartsWith("PASS "))
            AfterPass(text, at + 5, found);
        else if (line.StartsWith("user ") || line.StartsWith("ACL SETUSER "))
            OfRule(text, at, line, found);
        else if (line.StartsWith("https://") || line.StartsWith("http://"))
            Last(text, Argument.Read(text, at, text.Length).Next, most: 2, found);
        else if (line.IndexOf('>') is var prompt and > 0 && line[..prompt].IndexOfAny(" \n") < 0)
            AfterPrompt(text, at + prompt + 1, line[(prompt + 1)..], found);
    }

    // "---> PASS X", "> PASS X", "C: PASS X": what a log of the connection puts before each line
    private static int AfterArrow(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('-' or '>' or 'C' or '<'))
            return at;
        var end = at;
        while (end < text.Length && end - at < LongestArrow && text[end] is '-' or '>' or 'C' or ':' or '<')
            end++;
        return end > at && end < text.Length && text[end] is ' ' && text[end - 1] is '>' or ':' ? end + 1 : at;
    }

    private const int LongestArrow = 5;
    private const int LongestLogin = 120;

    // "PASS src/login.test.ts" is the result of a test; behind "USER bob", anything is a password.
    private static void AfterPass(string text, int at, List<Finding> found)
    {
        var before = text.AsSpan(Math.Max(0, at - LongestLogin), Math.Min(LongestLogin, at));
        var word = Argument.Read(text, at, text.Length);
        var isPlain = word.Slice(text).IndexOfAnyExceptInRange('a', 'z') < 0 || word.Slice(text).IndexOfAny("/*") >= 0;
        if (before.IndexOf("USER ") >= 0 && !word.IsEmpty && !isPlain && SecretValue.IsStated(word.Slice(text)))
            found.Add(new Finding(word.Start, word.End, "password"));
        else
            Last(text, at, most: 1, found);
    }

    /// <summary>Looks after an e-mail address that ends at <paramref name="at"/>.</summary>
    public static void AfterAddress(string text, int at, List<Finding> found)
    {
        foreach (var sign in (ReadOnlySpan<string>)[Slash, " : ", ": ", ":", " | ", "|", ";", "\t", " - "])
            if (text.AsSpan(at).StartsWith(sign))
            {
                Take(text, Argument.Read(text, at + sign.Length, text.Length), found);
                return;
            }
    }

    private static void AfterPrompt(string text, int at, ReadOnlySpan<char> line, List<Finding> found)
    {
        if (line.StartsWith(" AUTH ") || line.StartsWith(" user "))
            Last(text, at + 6, most: 2, found);
        else if (line.StartsWith(" ACL SETUSER "))
            OfRule(text, at, line, found);
    }

    private static void OfRule(string text, int at, ReadOnlySpan<char> line, List<Finding> found)
    {
        if (line.IndexOf(Rule) is var rule and > 0 && line[..rule].IndexOf('\n') < 0)
            Take(text, Argument.Read(text, at + rule + Rule.Length, text.Length), found);
    }

    // The last of a few words, which ends the line
    private static void Last(string text, int at, int most, List<Finding> found)
    {
        for (var words = 0; words < most; words++)
        {
            var word = Argument.Read(text, at, text.Length);
            if (word.IsEmpty)
                return;
            at = word.Next;
            if (!ValueAt.IsLineEnd(text, ValueAt.SkipBlanks(text, at, 2)))
                continue;
            Take(text, word, found);
            return;
        }
    }

    private static void Take(string text, Argument word, List<Finding> found)
    {
        if (!word.IsEmpty && IsPassword(word.Slice(text)))
            found.Add(new Finding(word.Start, word.End, "password"));
    }

    private static bool IsPassword(ReadOnlySpan<char> value) =>
        SecretValue.IsUnmistakable(value)
        || SecretValue.IsNumberedPhrase(value)
        || SecretValue.IsNumberedPair(value)
        || SecretValue.HasDigitsOrSigns(value) && CharacterRuns.IsScrambled(value)
        || value.Length >= 14 && CodeShape.IsNoWord(value);
}
