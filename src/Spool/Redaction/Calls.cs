namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets that code passes as text: <c>define('DB_PASSWORD', '…')</c>, <c>setPassword("…")</c>, <c>auth=("user", "…")</c>.
/// </summary>
internal static class Calls
{
    private static readonly string[] Wrappers =
    [
        "Some",
        "String::from",
        "SecretString::new",
        "SecretString::from",
        "Secret::new",
        "Optional.of",
        "Just",
        "String",
        "new String",
        "Buffer.from",
        "b",
        "encoder.encode",
    ];

    // Values that are written below each other stand far behind their names.
    private const int WidestGap = 40;

    private static readonly string[] Pairs =
    [
        "auth",
        "basicauth",
        "httpbasicauth",
        "basic_auth",
        "networkcredential",
        "usernamepasswordcredential",
        "login",
        "setbasicauth",
        "authenticate",
        "credentials",
        "pscredential",
        "httpdigestauth",
        "dial",
        "connect",
    ];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny(',', '('); at >= 0; )
        {
            if (at > 0)
                Judge(text, at, found);
            var next = at + 1 < text.Length ? text.AsSpan(at + 1).IndexOfAny(',', '(') : -1;
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static void Judge(string text, int at, List<Finding> found)
    {
        var start = ValueAt.SkipBlanks(text, at + 1, WidestGap);
        if (
            start >= text.Length
            || !(text[start] is '"' or '\'' or '`' or '\\' || start + 1 < text.Length && text[start + 1] is '"' or '\'')
        )
            return;
        var name = text[at] == ',' ? QuotedBefore(text, at) : NameBefore(text, Outer(text, at));
        if (name.IsEmpty)
            return;
        var value = ValueAt.Read(text, start);
        if (!value.Quoted || value.IsEmpty)
            return;
        if (text[at] == '(' && IsPair(name))
        {
            value = Second(text, value);
            if (!value.IsEmpty && value.Quoted && SecretValue.IsSecret(value.Of(text), SecretName.Kind.Password, quoted: true, firm: true))
                found.Add(new Finding(value.Start, value.End, "password"));
            return;
        }
        var kind = SecretName.Classify(name);
        if (kind is not SecretName.Kind.None && SecretValue.IsSecret(value.Of(text), kind, quoted: true, firm: false))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }

    // password(Some("X")): the bracket of the call that is handed what the inner one wraps.
    private static int Outer(string text, int at)
    {
        foreach (var wrapper in Wrappers)
        {
            var start = at - wrapper.Length;
            if (start > 1 && text[start - 1] == '(' && string.CompareOrdinal(text, start, wrapper, 0, wrapper.Length) == 0)
                return start - 1;
        }
        return at;
    }

    // 'NAME' before a comma
    private static ReadOnlySpan<char> QuotedBefore(string text, int at)
    {
        if (text[at - 1] is not ('"' or '\'' or '`'))
            return [];
        var end = at - 1;
        if (end > 0 && text[end - 1] == '\\')
            end--;
        var start = end;
        while (start > 0 && end - start < Assignments.LongestName && Chars.Dotted.Contains(text[start - 1]))
            start--;
        return start > 0 && text[start - 1] is '"' or '\'' or '`' ? text.AsSpan(start, end - start) : [];
    }

    private static ReadOnlySpan<char> NameBefore(string text, int at)
    {
        var end = at;
        if (text[end - 1] == '=')
            end--;
        var start = end;
        while (start > 0 && end - start < Assignments.LongestName && Chars.Word.Contains(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }

    private static bool IsPair(ReadOnlySpan<char> name)
    {
        foreach (var pair in Pairs)
            if (name.Equals(pair, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static ValueAt.Stretch Second(string text, ValueAt.Stretch first)
    {
        var at = first.End + 1;
        if (at >= text.Length || text[at] != ',')
            return default;
        at = ValueAt.SkipBlanks(text, at + 1, 4);
        return at < text.Length ? ValueAt.Read(text, at) : default;
    }
}
