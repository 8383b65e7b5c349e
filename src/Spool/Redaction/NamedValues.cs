namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Pairs of a name and a value: <c>{"name": "DB_PASSWORD", "value": "…"}</c>, <c>&lt;add key="Password" value="…"/&gt;</c>, <c>-
/// name: X</c> / <c>value: …</c>.
/// </summary>
internal static class NamedValues
{
    private const int Farthest = 160; // chosen: a line; keeps the search linear

    private static readonly string[] NameKeys = ["name", "key", "id", "variable", "property", "param", "field", "type"];

    /// <summary>Call for a separator at <paramref name="at"/> whose name does not name a secret; it may be "value".</summary>
    public static void Find(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        if (name.Length <= 2)
        {
            WebKey(text, name, at, found);
            OneLetter(text, name, at, found);
            return;
        }
        if (name[0] is 'p' or 'e' or 'c' && at + 1 < text.Length && text[at + 1] is '\n' or '\r')
            KeyDumps.Below(text, name, at, found);
        if (name[^1] is not ('e' or 'E' or 't' or 'T'))
            return; // value, result, content
        if (text[at] is ':' && name.TrimStart() is "Default" or "default")
            OfSchema(text, at, found);
        if (name.EndsWith("setObject") || name.EndsWith("setValue"))
            OfDictionary(text, at, found);
        if (name is "result")
            TerraformState.Result(text, at, found);
        if (
            !name.EndsWith("value", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("content")
            || !name.EndsWith("content") && name.Length is not 5 && name[^6] is not (' ' or '-' or '_' or '.')
        )
            return;
        var start = ValueAt.SkipBlanks(text, at + 1, 16);
        if (start >= text.Length)
            return;
        var value = ValueAt.Read(text, start);
        if (value.IsEmpty)
            return;
        var kind = Before(text, at);
        if (kind is SecretName.Kind.None)
            kind = After(text, value.End);
        if (kind is SecretName.Kind.None)
            kind = Above(text, at);
        if (kind is not SecretName.Kind.None && SecretValue.IsSecret(value.Slice(text), kind, value.Quoted, firm: true))
        {
            var whole = ValueAt.Whole(text, value);
            found.Add(new Finding(whole.Start, whole.End, SecretName.Label(kind)));
        }
    }

    // [d setObject:@"X" forKey:@"password"] of Objective-C
    private static void OfDictionary(string text, int at, List<Finding> found)
    {
        const string key = "\" forKey:@\"";
        var value = at + 2 < text.Length ? ValueAt.Read(text, at + 1) : default;
        if (!value.Quoted || !text.AsSpan(value.End).StartsWith(key))
            return;
        var kind = SecretName.Classify(ValueAt.Read(text, value.End + key.Length - 1).Slice(text));
        if (kind is not SecretName.Kind.None && SecretValue.IsSecret(value.Slice(text), kind, quoted: true, firm: true))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }

    // DbPassword: and, indented below it, Type: String and Default: X
    private static void OfSchema(string text, int at, List<Finding> found)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        var indent = before.Length - "default".Length - (before.LastIndexOf('\n') + 1);
        while (before.LastIndexOf('\n') is var line and >= 0)
        {
            before = before[..line];
            var above = before[(before.LastIndexOf('\n') + 1)..].TrimEnd();
            var name = above.TrimStart();
            if (name.IsEmpty || above.Length - name.Length >= indent)
                continue;
            var kind = name is [.., ':'] ? SecretName.Classify(name[..^1].Trim("\"'")) : SecretName.Kind.None;
            var value = ValueAt.Read(text, ValueAt.SkipBlanks(text, at + 1, 16));
            if (
                kind is SecretName.Kind.Password or SecretName.Kind.Key
                && !value.IsEmpty
                && SecretValue.IsSecret(value.Slice(text), kind, value.Quoted, firm: true)
            )
                found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
            return;
        }
    }

    // The private members of a JSON Web Key (RFC 7518)
    private static void WebKey(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        if (name is not ("d" or "p" or "q" or "dp" or "dq" or "qi" or "k") || text[at - 1] is not ('"' or '\''))
            return;
        var near = text.AsSpan(Math.Max(0, at - 1500), Math.Min(text.Length, at + 500) - Math.Max(0, at - 1500));
        var start = ValueAt.SkipBlanks(text, at + 1, 8);
        if (start >= text.Length || near.IndexOf("\"kty\"") < 0)
            return;
        var value = ValueAt.Read(text, start);
        if (value.Quoted && value.End - value.Start >= 20)
            found.Add(new Finding(value.Start, value.End, "private-key"));
    }

    // u: bob p: X
    private static void OneLetter(string text, ReadOnlySpan<char> name, int at, List<Finding> found)
    {
        if (name is not "p" || at + 3 >= text.Length || text[at] is not ':' || text[at + 1] is not ' ')
            return;
        var value = ValueAt.Read(text, at + 2);
        var before = text.AsSpan(Math.Max(0, at - 40), Math.Min(40, at));
        if (before.IndexOf("u: ") >= 0 && SecretValue.HasDigitsOrSigns(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static SecretName.Kind Before(string text, int at)
    {
        var least = Math.Max(0, at - Farthest);
        for (var i = at - 6; i > least + 2; i--)
        {
            if (text[i] is '{' or '<' or '>' or '}')
                return SecretName.Kind.None;
            if (text[i] is ':' or '=' && IsNameKey(text, i) && Named(text, i + 1) is var kind and not SecretName.Kind.None)
                return kind;
        }
        return SecretName.Kind.None;
    }

    // adminPassword: and on the next line value: …; "adminPassword": {"value": …}
    private static SecretName.Kind Above(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at)).TrimEnd("\"' ");
        if (before.Length < 6)
            return SecretName.Kind.None;
        before = before[..^5].TrimEnd("\"' \t\r\n{");
        if (before.Length < 3 || before[^1] != ':')
            return SecretName.Kind.None;
        before = before[..^1].TrimEnd("\"' ");
        var start = before.Length;
        while (start > 0 && CharacterRuns.Dotted.Contains(before[start - 1]))
            start--;
        return SecretName.Classify(before[start..]);
    }

    private static SecretName.Kind After(string text, int end)
    {
        var most = Math.Min(text.Length, end + Farthest / 2);
        for (var i = end; i < most; i++)
        {
            if (text[i] is '{' or '<' or '>' or '}')
                return SecretName.Kind.None;
            if (text[i] is ':' or '=' && IsNameKey(text, i))
                return Named(text, i + 1);
        }
        return SecretName.Kind.None;
    }

    private static SecretName.Kind Named(string text, int at)
    {
        at = ValueAt.SkipBlanks(text, at, 8);
        if (at >= text.Length)
            return SecretName.Kind.None;
        var name = ValueAt.Read(text, at).Slice(text);
        return name is "SecureString" ? SecretName.Kind.Password : SecretName.Classify(name);
    }

    private static bool IsNameKey(string text, int separator)
    {
        var end = separator;
        while (end > 0 && separator - end < 3 && text[end - 1] is '"' or '\'' or ' ' or '\\')
            end--;
        var start = end;
        while (start > 0 && end - start < 12 && char.IsAsciiLetter(text[start - 1]))
            start--;
        foreach (var key in NameKeys)
            if (text.AsSpan(start, end - start).Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
