using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Values assigned to names that say what they hold: <c>API_KEY=…</c>, <c>"password": "…"</c>, <c>Pwd=…;</c>, YAML with the
/// value on the next line. The name is searched for at most 64 characters before each separator.
/// </summary>
internal static class AssignmentSecrets
{
    public const int LongestName = 64; // chosen: above real names; keeps the search linear

    private const int LeastNumber = 8; // chosen: shorter numbers count things
    private const int LeastKey = 22; // chosen: shorter values are as often names
    private const int MostKey = SecretValue.Examined;

    private static readonly SearchValues<char> SeparatorChars = SearchValues.Create("=:\uff1a\uff1d");

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny(SeparatorChars); at >= 0; at = Next(text, at))
        {
            var name = AssignedName.Before(text, at);
            if (name.IsEmpty)
                continue;
            var kind = SecretName.Classify(name);
            if (kind is SecretName.Kind.None)
            {
                if ((RandomKey(text, at, name) ?? OfBundler(text, at, name)) is { } key)
                    found.Add(new Finding(key.Start, key.End, "secret"));
                else
                    NamedValues.Find(text, name, at, found);
                CollectionSecrets.Find(text, name, at, found);
                continue;
            }
            if (name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase) && text[at] == ':')
                at = Cookies.Find(text, at + 1, found);
            else if (name.EndsWith("-Signature", StringComparison.OrdinalIgnoreCase) && text[at] == ':')
                AuthorizationSchemes.Signature(text, at + 1, found);
            else if (After(text, at, kind, name) is { } value)
            {
                found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
                at = Changed(text, value, kind, found) - 1;
            }
            else
                CollectionSecrets.Find(text, name, at, found);
        }
    }

    // A name that ends in "key" may hold anything; a long run of random letters and digits is a secret.
    private static ValueAt.ValueSpan? RandomKey(string text, int at, ReadOnlySpan<char> name)
    {
        if (!name.EndsWith("key", StringComparison.OrdinalIgnoreCase) && !IsVariable(text, name, at) && !IsHeader(name))
            return null;
        var start = ValueAt.SkipBlanks(text, at + 1, 8);
        if (start >= text.Length)
            return null;
        var value = ValueAt.Read(text, start);
        return
            value.End - value.Start is >= LeastKey and <= MostKey
            && value.Slice(text).IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0
            && (CharacterRuns.IsShuffled(value.Slice(text)) || CodeShape.IsNoWord(value.Slice(text)))
            && (value.Quoted || IsAlone(text, start, value.End, quoted: false) || text[at] is '=' && ValueAt.IsLineEnd(text, value.End))
            ? value
            : null;
    }

    // BUNDLE_GEMS__ACME__DEV=user:X, where the name is that of a server; ADD_LOCAL_USER=bob:X
    private static ValueAt.ValueSpan? OfBundler(string text, int at, ReadOnlySpan<char> name)
    {
        var isServer = name.StartsWith("BUNDLE_") && name.IndexOf("__") >= 0;
        if (!isServer && !name.EndsWith("_USER"))
            return null;
        var start = ValueAt.SkipBlanks(text, at + 1, 4);
        var value = start < text.Length ? ValueAt.Read(text, start) : default;
        if (!SecretValue.IsPair(value.Slice(text)))
            return null;
        value = value with { Start = value.Start + value.Slice(text).IndexOf(':') + 1 };
        return isServer || Logins.IsPassword(value.Slice(text)) ? value : null;
    }

    // x-acme-team: …, unless it is an id
    private static bool IsHeader(ReadOnlySpan<char> name) =>
        name.Length > 3 && name[0] is 'x' or 'X' && name[1] is '-' && !SecretName.IsHarmlessVariable(name);

    // MISTRAL=…, as in an environment, where the name does not say that the value is an id or a digest
    private static bool IsVariable(string text, ReadOnlySpan<char> name, int at) =>
        text[at] is '='
        && at + 1 < text.Length
        && text[at + 1] is not ' '
        && name.Length > 1
        && name.IndexOfAnyExcept(CharacterRuns.Constant) < 0
        && !SecretName.IsHarmlessVariable(name);

    /// <summary>The value that a separator assigns, if it is secret for a name of this kind.</summary>
    private static ValueAt.ValueSpan? After(string text, int at, SecretName.Kind kind, ReadOnlySpan<char> name)
    {
        at++;
        while (at < text.Length && text[at] is '=' or ':' or '>' or '~')
            at++;
        var separator = at;
        at = ValueAt.SkipBlanks(text, at, 16);
        if (at >= text.Length || IsComparison(text, separator) && CharacterRuns.Letters.Contains(text[at]))
            return null;
        if (text[at] is '\r' or '\n' or '|' or '>' or '{' or '[' or '\\' && NestedValues.After(text, at, separator) is { } below)
            return below.IsEmpty || !SecretValue.IsSecret(below.Slice(text), kind, below.Quoted, firm: true) && !IsEncoded(text, below)
                ? null
                : ValueAt.Whole(text, below);
        at = AfterAnchor(text, at);
        at += text.AsSpan(at).StartsWith("!!str ") ? "!!str ".Length : 0;
        at = text[at] is 's' && NestedValues.AfterDumpedType(text, at) is var dumped and > 0 ? dumped : at;
        var value = ValueAt.Read(text, at);
        if (value.IsEmpty)
            return null;
        var words = value.Slice(text);
        // "PASS: TestLogin2" tells of a test.
        if (name is "PASS" && text[separator - 1] is ':' && words.IndexOfAny("!#$%^&*+~@") < 0)
            return null;
        if (name.Equals(words, StringComparison.OrdinalIgnoreCase) || text.AsSpan(value.End).StartsWith("..."))
            return null;
        return Judged(text, separator, at, value, kind, name);
    }

    // private_key: | and lines of base64
    private static bool IsEncoded(string text, ValueAt.ValueSpan block)
    {
        var end = CharacterRuns.RunEnd(text, block.Start, CharacterRuns.Base64);
        return end - block.Start >= LeastEncoded
            && ValueAt.IsLineEnd(text, end)
            && CharacterRuns.IsShuffled(text.AsSpan(block.Start, end - block.Start));
    }

    private const int LeastEncoded = 32; // chosen: shorter lines are as often words

    // "X" -> "Y", as a plan shows a change; returns where the last of them ends
    private static int Changed(string text, ValueAt.ValueSpan value, SecretName.Kind kind, List<Finding> found)
    {
        if (!value.Quoted || !text.AsSpan(value.End).StartsWith("\" -> \""))
            return value.End;
        var next = ValueAt.Read(text, value.End + "\" -> ".Length);
        if (next.IsEmpty || !SecretValue.IsSecret(next.Slice(text), kind, quoted: true, firm: true))
            return value.End;
        found.Add(new Finding(next.Start, next.End, SecretName.Label(kind)));
        return next.End;
    }

    // The value that stands after the separator, or what of it or of its line is secret
    private static ValueAt.ValueSpan? Judged(
        string text,
        int separator,
        int at,
        ValueAt.ValueSpan value,
        SecretName.Kind kind,
        ReadOnlySpan<char> name
    )
    {
        var words = value.Slice(text);
        if (
            kind is SecretName.Kind.Doubtful
            && (words.Length >= LeastNumber || words.IndexOfAnyExceptInRange('0', '9') >= 0)
            && (NearbyAccount.HasAccount(text, separator) || IsConstantPass(text, name, separator))
        )
            kind = SecretName.Kind.Password;
        if (
            kind is SecretName.Kind.Password
            && !value.Quoted
            && separator == at
            && name.IndexOfAnyExcept(CharacterRuns.Constant) < 0
            && RestOfLine(text, value) is { } rest
        )
            return rest;
        if (!value.Quoted && kind is SecretName.Kind.Password or SecretName.Kind.Doubtful && WordGroups.End(text, at) is var groups and > 0)
            return new ValueAt.ValueSpan(at, groups, true);
        if (kind is SecretName.Kind.Weak && SettingValues.IsPin(name, words) && (name.Length > "pin".Length || separator == at))
            return value;
        if (value.Quoted && kind is SecretName.Kind.Weak or SecretName.Kind.Key && SettingValues.IsSeed(words))
            return value;
        var firm = separator == at && text[separator - 1] == '=' || IsAlone(text, at, value.End, value.Quoted);
        if (SecretValue.IsSecret(words, kind, value.Quoted, firm))
            return ValueAt.Whole(text, value);
        if (kind is SecretName.Kind.Password && SettingValues.IsPassword(text, name, value, separator))
            return value;
        if (kind is SecretName.Kind.Key && SettingValues.IsSecret(text, name, value, separator))
            return value;
        if (!value.Quoted && LiteralArguments.Find(text, value, kind) is { } literal)
            return literal;
        return kind is SecretName.Kind.Password && !value.Quoted && separator == at ? RestOfLine(text, value) : null;
    }

    // KSPASS=X
    private static bool IsConstantPass(string text, ReadOnlySpan<char> name, int separator) =>
        name.EndsWith("PASS", StringComparison.Ordinal) && name.IndexOfAnyExcept(CharacterRuns.Constant) < 0 && text[separator - 1] is '=';

    // password == expected
    private static bool IsComparison(string text, int separator) =>
        text[separator - 1] is '=' && text[separator - 2] is '=' && text[separator] is ' ';

    // YAML's &name before a value
    private static int AfterAnchor(string text, int at)
    {
        if (text[at] is not '&')
            return at;
        var end = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.UrlSafe, LongestName);
        return end > at + 1 && end + 1 < text.Length && text[end] is ' ' ? ValueAt.SkipBlanks(text, end, 4) : at;
    }

    // NAME=several words, as in an .env file. Lines with options or operators are commands and are left out.
    private static ValueAt.ValueSpan? RestOfLine(string text, ValueAt.ValueSpan value)
    {
        var end = text.AsSpan(value.Start, Math.Min(80, text.Length - value.Start)).IndexOfAny('\n', '\r');
        end = end < 0 ? text.Length : value.Start + end;
        var line = text.AsSpan(value.Start, end - value.Start);
        return
            line.Length <= 64
            && line[0] is not '*'
            && line.IndexOf(' ') > 0
            && CharacterRuns.Mixed(line)
            && line.IndexOfAny("!#%^*+~?") >= 0
            && line.IndexOf(" -") < 0
            && line.IndexOfAny(";|&$()/=<>\"'`\\") < 0
            ? new ValueAt.ValueSpan(value.Start, end, true)
            : null;
    }

    // The value ends the line.
    private static bool IsAlone(string text, int start, int end, bool quoted) =>
        text[start - 1] is ' ' or '\t'
        && ValueAt.SkipBlanks(text, quoted ? end + 1 : end, 2) is var next
        && (ValueAt.IsLineEnd(text, next) || text[next] is '}' && text[end - 1] is not ('}' or ')'));

    private static int Next(string text, int at)
    {
        if (at + 1 >= text.Length)
            return -1;
        var next = text.AsSpan(at + 1).IndexOfAny(SeparatorChars);
        return next < 0 ? -1 : at + 1 + next;
    }
}
