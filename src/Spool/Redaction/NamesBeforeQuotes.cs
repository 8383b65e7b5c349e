namespace TotalMemory.Spool.Redaction;

/// <summary>
/// A compound name of a secret and its value in quotation marks, with nothing but a blank between: Groovy's <c>keyPassword 'X'</c>, Lisp's
/// <c>(setq mail-password "X")</c>, Clojure's <c>:pass "X"</c>, directives such as <c>AuthLDAPBindPassword "X"</c>.
/// </summary>
internal static class NamesBeforeQuotes
{
    private const int LeastName = 4; // chosen: shorter ones are no names of secrets
    private const int LongestAccount = 40;

    /// <summary>Looks at the quotation mark at <paramref name="quote"/>, before which a blank stands.</summary>
    public static void Find(string text, int quote, List<Finding> found)
    {
        var before = text[quote - 2];
        if (before is '"' && text[quote] is '"')
            AccountBefore(text, quote, found);
        else if (CharacterRuns.Alphanumeric.Contains(before) || before is '\'' && text[quote - 3] is ']')
            Judge(text, quote - 1, found);
    }

    // "bob" "X" on a line of its own: the list of users of a server
    private static void AccountBefore(string text, int quote, List<Finding> found)
    {
        var start = quote - 2;
        while (start > 0 && quote - start < LongestAccount && CharacterRuns.Account.Contains(text[start - 1]))
            start--;
        if (start == 0 || text[start - 1] is not '"' || start > 1 && text[start - 2] is not '\n')
            return;
        var value = ValueAt.Read(text, quote);
        if (value.Quoted && ValueAt.IsLineEnd(text, value.End + 1) && SecretValue.IsUnmistakable(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static void Judge(string text, int blank, List<Finding> found)
    {
        // sops set x.yaml '["db"]["password"]' '"X"'
        var end = blank;
        while (end > 0 && blank - end < 4 && text[end - 1] is '\'' or ']' or '"')
            end--;
        var start = end;
        while (start > 0 && blank - start < AssignmentSecrets.LongestName && CharacterRuns.Dotted.Contains(text[start - 1]))
            start--;
        var name = text.AsSpan(start, end - start);
        var isKeyword = start > 0 && text[start - 1] is ':' && (start == 1 || text[start - 2] is ' ' or '{' or '(' or '[' or '\n');
        if (name.Length < LeastName || !isKeyword && end == blank && !IsCompound(name))
            return;
        var kind = SecretName.Classify(name);
        if (kind is SecretName.Kind.None or SecretName.Kind.Weak)
            return;
        var value = ValueAt.Read(text, blank + 1);
        if (!value.Quoted || value.IsEmpty)
            return;
        if (isKeyword && kind is SecretName.Kind.Doubtful)
            kind = SecretName.Kind.Password;
        if (SecretValue.IsSecret(value.Slice(text), kind, quoted: true, firm: true) && value.Slice(text).IndexOf(' ') < 0)
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }

    // keyPassword, mail-password, smtp.password: no word of a sentence
    private static bool IsCompound(ReadOnlySpan<char> name) =>
        name.IndexOfAny("_-.") > 0 || name[1..].IndexOfAnyInRange('A', 'Z') >= 0 && name.IndexOfAnyInRange('a', 'z') >= 0;
}
