namespace TotalMemory.Spool.Redaction;

/// <summary>Which stretch after a name is the value, and whether it is a secret rather than a reference, a type or a placeholder.</summary>
internal static class SecretValue
{
    private const int Examined = 256;

    public readonly record struct Stretch(int Start, int End);

    /// <summary>The value that starts at or after <paramref name="at"/>, if it is secret for a name of this kind.</summary>
    public static Stretch? After(string text, int at, SecretName.Kind kind)
    {
        while (at < text.Length && text[at] is '=' or ':' or '>' or '~')
            at++;
        var separator = at;
        var blanks = 0;
        while (at < text.Length && text[at] is ' ' or '\t' && blanks++ < 4)
            at++;
        if (at >= text.Length)
            return null;

        var escaped = text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\'';
        if (escaped)
            at++;
        var quote = text[at] is '"' or '\'' or '`' ? text[at] : '\0';
        var start = quote == '\0' ? at : at + 1;
        var end = quote == '\0' ? UnquotedEnd(text, start, Examined) : QuotedEnd(text, start, quote);
        if (escaped && end > start && text[end - 1] == '\\')
            end--;
        if (end <= start)
            return null;
        var value = text.AsSpan(start, Math.Min(end - start, Examined));
        return IsSecret(value, kind, quoted: quote != '\0', tight: separator == start && text[start - 1] == '=')
            // The rest is read only now that it is certain to be consumed: reading stays linear.
            ? new Stretch(start, quote == '\0' && end - start >= Examined ? UnquotedEnd(text, start, int.MaxValue) : end)
            : null;
    }

    /// <summary>True for what points at a secret or stands in its place: <c>$VAR</c>, <c>process.env.X</c>, <c>&lt;token&gt;</c>, <c>****</c>.</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] is '$' or '{' or '[' or '(' or '…')
            return true;
        if (value[0] is '<' && value.IndexOf('>') > 0)
            return true;
        if (value[0] is '%' && value[^1] is '%')
            return true;
        if (value.IndexOfAnyExcept("*xX•") < 0)
            return true;
        if (value.IndexOf("${") >= 0 || value.IndexOf("...") >= 0 || IsCall(value))
            return true;
        foreach (var owner in CodeOwners)
            if (value.StartsWith(owner, StringComparison.OrdinalIgnoreCase))
                return true;
        if (Chars.Mixed(value))
            return false;
        if (value[0] is '@' or '&' or '#' or '%')
            return true;
        foreach (var word in Placeholders)
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static readonly string[] CodeOwners =
    [
        "process.",
        "os.environ",
        "os.getenv",
        "env.",
        "env[",
        "import.meta",
        "config.",
        "settings.",
        "options.",
        "self.",
        "this.",
        "secrets.",
        "vars.",
        "builder.",
        "request.",
        "req.",
        "args.",
        "params.",
        "props.",
        "ctx.",
        "context.",
        "data.",
        "user.",
        "body.",
        "system.",
        "environment.",
        "credentials.",
        "token.",
        "auth.",
    ];

    private static readonly string[] Placeholders =
    [
        "your",
        "example",
        "changeme",
        "change-me",
        "change_me",
        "placeholder",
        "dummy",
        "xxx",
        "todo",
        "insert",
        "replace",
        "null",
        "none",
        "nil",
        "true",
        "false",
        "undefined",
        "string",
        "required",
        "optional",
        "redacted",
        "hidden",
        "secret_name",
        "not set",
        "unset",
        "missing",
        "bearer",
        "basic",
    ];

    // name(…: the value is computed.
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        var parenthesis = value.IndexOf('(');
        return parenthesis > 0 && char.IsAsciiLetter(value[0]) && value[..parenthesis].IndexOfAnyExcept(Chars.Dotted) < 0;
    }

    /// <summary>Letters mixed with digits at an entropy that words and identifiers do not reach.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value) =>
        value.Length >= 12 && Chars.Mixed(value) && Chars.Entropy(value[..Math.Min(value.Length, 128)]) >= 3.0 && !IsReference(value);

    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool quoted, bool tight)
    {
        if (IsReference(value))
            return false;
        if (kind is SecretName.Kind.Key)
            return (value.Length >= 8 && Chars.Mixed(value) && Chars.Entropy(value) >= 2.5 && !LooksLikeIdentifier(value))
                || (value.Length >= 16 && Chars.Entropy(value) >= 3.5 && value.IndexOf(' ') < 0 && !LooksLikeIdentifier(value));
        // A password: a word of prose ("password: must be long") is not one.
        if (value.Length < 4)
            return false;
        if (value.IndexOf(' ') >= 0 && !quoted)
            return false;
        return Chars.Mixed(value)
            || HasSymbol(value)
            || AllDigits(value)
            || (quoted && value.IndexOf(' ') < 0 && value.Length >= 6 && !LooksLikeIdentifier(value))
            || (tight && value.Length >= 8 && !LooksLikeIdentifier(value));
    }

    // camelCase, snake_case, dotted.names and paths of dictionary-like parts without digits are code, not keys.
    private static bool LooksLikeIdentifier(ReadOnlySpan<char> value)
    {
        var digits = 0;
        var separators = 0;
        var humps = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c is '.' or '_' or '-' or '/' or ':')
                separators++;
            else if (!char.IsAsciiLetter(c))
                return false;
            if (i > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(value[i - 1]))
                humps++;
        }
        return digits <= 2 && (separators > 0 || humps is > 0 and <= 6) && (separators + humps) * 14 >= value.Length - 12;
    }

    private static bool HasSymbol(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
            if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~' or '?')
                return true;
        return false;
    }

    private static bool AllDigits(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
            if (!char.IsAsciiDigit(c))
                return false;
        return true;
    }

    private static int UnquotedEnd(string text, int start, int most)
    {
        var i = start;
        while (
            i < text.Length
            && i - start < most
            && !char.IsWhiteSpace(text[i])
            && text[i] is not (';' or ',' or '"' or '\'' or '`' or '<' or '|' or '}' or ')' or ']')
            && !(text[i] == '&' && i > start && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))
            && !(text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r' or 't' or '"')
        )
            i++;
        while (i > start && text[i - 1] is '.' or ':')
            i--;
        return i;
    }

    private static int QuotedEnd(string text, int start, char quote)
    {
        var end = text.AsSpan(start, Math.Min(8192, text.Length - start)).IndexOf(quote);
        return end < 0 ? UnquotedEnd(text, start, Examined) : start + end;
    }
}
