using static TotalMemory.Spool.Redaction.WordLists;

namespace TotalMemory.Spool.Redaction;

/// <summary>Text that refers to a secret instead of being one: variables, constants, members of objects, calls.</summary>
internal static class Reference
{
    /// <summary>
    /// True for text that refers to a secret or stands in its place: <c>$VAR</c>, <c>process.env.X</c>, <c>&lt;token&gt;</c>,
    /// <c>****</c>.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        // Spring puts the encoding before the value.
        foreach (var plain in (ReadOnlySpan<string>)["{noop}", "{plain}", "{cleartext}"])
            if (value.StartsWith(plain, StringComparison.OrdinalIgnoreCase))
                return Is(value[plain.Length..]);
        // Jenkins puts braces around what it has encrypted.
        if (value.Length > 18 && value[0] == '{' && value[^1] == '}' && IsEncoded(value[1..^1]))
            return false;
        if (
            value.IsEmpty
            || value[0] is '(' or '…' or '|' or '?' or '\\'
            || value[0] is '{' or '[' && (value.Length < 6 || value.IndexOfAny("}]") > 0 || !CharacterRuns.Mixed(value) || value[1] is '6')
        )
            return true;
        if (value[0] is '$' && IsVariable(value))
            return true;
        if (IsConstant(value))
            return true;
        if (value[0] is '<' && (value.IndexOf('>') > 0 || value.Length > 1 && char.IsAsciiLetter(value[1])))
            return true;
        if (IsForeignSentence(value) || IsBetweenSigns(value) || IsParameter(value))
            return true;
        // YAML's !Ref, !secret, !!str
        if (value[0] is '!' && value.Length > 2 && (value[1] is '!' || value.IndexOf(' ') > 0 || WordLists.Is(value[1..], YamlTags)))
            return true;
        if (value.IndexOfAnyExcept("*xX•.-_#") < 0)
            return true;
        if (
            value.IndexOf("${") >= 0
            || value.IndexOf("{{") >= 0
            || HasFormat(value)
            || value.IndexOf("****") >= 0
            || value.IndexOf("...") >= 0
            || value.IndexOf('…') >= 0
            || IsCall(value)
        )
            return true;
        if (value.StartsWith(Redactor.Mark) || StartsWithAny(value, CodeOwners) || EndsWithAny(value, CodeMembers))
            return true;
        return Placeholder.Is(value);
    }

    // "Basic %s", but not 6gm%s8i
    private static bool HasFormat(ReadOnlySpan<char> value) =>
        value.IndexOf("%s") is var sign and >= 0 && (sign + 2 == value.Length || !char.IsAsciiLetterOrDigit(value[sign + 2]));

    // %NAME% of Windows, @name@ of Maven
    private static bool IsBetweenSigns(ReadOnlySpan<char> value) =>
        value[0] is '%' && (value[^1] is '%' || value.Length < 4)
        || value[0] is '@' && value.Length > 2 && value[^1] is '@' && value[1..^1].IndexOfAnyExcept(CharacterRuns.Dotted) < 0;

    // Nobody types a password in kana or Han characters: these are labels and messages.
    private static bool IsForeignSentence(ReadOnlySpan<char> value) =>
        value[0] >= '\u3040' && value.IndexOfAnyInRange('!', '~') < 0 && value.IndexOfAnyInRange('\u3040', '\uffef') == 0;

    // @password, :new_password: parameters of SQL
    private static bool IsParameter(ReadOnlySpan<char> value) =>
        value[0] is '@' or ':'
        && value.Length > 1
        && value[1..].IndexOfAnyExcept(CharacterRuns.Word) < 0
        && (SecretName.Classify(value[1..]) is not SecretName.Kind.None || value[1..] is ['p', >= '0' and <= '9', ..]);

    private static bool IsEncoded(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept(CharacterRuns.Base64) < 0
        && (value.IndexOfAny("+=") >= 0 || CharacterRuns.IsShuffled(value))
        && CharacterRuns.Mixed(value);

    // $VAR, ${VAR}, $(command), $VAR/path, but not $Wint3r+x
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value[1] is '{' or '(' or '\'' or '"')
            return true;
        // $2$…, a hash of crypt(3)
        if (value.Length > LeastHash && char.IsAsciiDigit(value[1]) && value[2] is '$')
            return false;
        var end = value[1..].IndexOfAnyExcept(CharacterRuns.Word);
        return end < 0 || end > 0 && value[end + 1] is '/' or '.' or ':' or '-' or '$' or '"' or '}' or ')' or '[';
    }

    private const int LeastHash = 20;

    // API_KEY, YOUR_TOKEN: the name of something
    private static bool IsConstant(ReadOnlySpan<char> value) =>
        value.TrimEnd('>').IndexOfAnyExcept(CharacterRuns.Constant) < 0
        && (value.IndexOf('_') > 0 || value.IndexOf("YOUR") >= 0)
        && value.IndexOfAnyInRange('0', '9') < 0;

    // name(…: a call. With other signs before the bracket, it is not one.
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny("#%^&*!@~") >= 0)
            return false;
        var parenthesis = value.IndexOf('(');
        return parenthesis > 0
            && (char.IsAsciiLetter(value[0]) || value[0] == '_')
            && value[..parenthesis].IndexOfAnyExcept(CharacterRuns.Word) is var other
            && (other < 0 || value[..parenthesis].IndexOfAnyExcept(CharacterRuns.DottedName) < 0);
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
        "opts.",
        "self.",
        "this.",
        "secrets.",
        "vars.",
        "var.",
        "local.",
        "module.",
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
        "form.",
        "input.",
        "state.",
        "session.",
        "await ",
        "new ",
        "vault:",
        "op://",
        "file:",
        "env:",
        "ref+",
        "arn:",
        "projects/",
        "resource:",
        "func ",
        "lambda",
        "z.",
        "Joi.",
        "yup.",
    ];

    private static readonly string[] CodeMembers =
    [
        ".value",
        ".password",
        ".token",
        ".secret",
        ".text",
        ".key",
        ".data",
        ".env",
        ".string",
        ".length",
        ".name",
        ".id",
        "_password",
        "_token",
        "_secret",
        "()",
    ];

    private static readonly string[] YamlTags = ["ref", "sub", "secret", "vault", "env", "getatt", "importvalue", "include", "encrypted"];
}
