namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Passwords in settings that code would use as names of variables: <c>DB_PASSWORD=river_bank</c>, <c>spring.mail.password=old.mill</c>,
/// <c>vault kv put app db_password=old.mill user=app</c>; and passphrases of several words.
/// </summary>
internal static class SettingValues
{
    private const int Least = 6; // chosen: shorter values are flags
    private const int Most = 64; // chosen: above real passwords
    private const int LeastSecret = 8; // chosen: shorter ones are as often words

    /// <param name="text">Where the value was found.</param>
    /// <param name="name">To which it is assigned; the name of a password.</param>
    /// <param name="value">What is assigned.</param>
    /// <param name="separator">The index after the sign that assigns it.</param>
    public static bool IsPassword(string text, ReadOnlySpan<char> name, ValueAt.ValueSpan value, int separator)
    {
        var words = value.Slice(text);
        name = name[(name.LastIndexOf(' ') + 1)..];
        if (words.Length is < Least or > Most || Reference.Is(words) || PathShape.Is(words))
            return false;
        if (!value.Quoted && ValueAt.IsLineEnd(text, value.End) && IsPlainName(words) && NearbyAccount.HasAccount(text, separator))
            return true;
        if (value.Quoted)
            return words.IndexOf(' ') > 0 && IsQuotedPhrase(text, name, value, separator);
        return separator == value.Start && IsSetting(text, name, value) && (IsPlainName(words) || IsLetters(name, words));
    }

    // NAME="several words", db_password: 'several words 7'
    private static bool IsQuotedPhrase(string text, ReadOnlySpan<char> name, ValueAt.ValueSpan value, int separator)
    {
        var words = value.Slice(text);
        if (
            name.EndsWith("passphrase", StringComparison.OrdinalIgnoreCase)
            && IsPhrase(words)
            && !WordLists.Contains(words, WordsOfMessages)
        )
            return true;
        if (separator != value.Start - 1 || text[separator - 1] is not '=')
            return name.IndexOf('_') > 0 && ValueAt.IsLineEnd(text, value.End + 1) && IsSentence(words);
        return IsSentence(words)
            || name.EndsWith("passphrase", StringComparison.OrdinalIgnoreCase) && IsPhrase(words)
            || name.IndexOfAnyExcept(CharacterRuns.Constant) < 0 && IsPhrase(words) && !WordLists.Contains(words, WordsOfMessages);
    }

    /// <summary>Four to eight digits for the PIN of a card, a mailbox or a person: not <c>led_pin = 13</c>.</summary>
    public static bool IsPin(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        (
            name.EndsWith("pin", StringComparison.OrdinalIgnoreCase)
            || name.TrimEnd("123").EndsWith("puk", StringComparison.OrdinalIgnoreCase)
        )
        && value.Length is >= 4 and <= 8
        && value.IndexOfAnyExceptInRange('0', '9') < 0
        && !Term.IsDate(value);

    /// <summary>The words of a seed, twelve and more in small letters.</summary>
    public static bool IsSeed(ReadOnlySpan<char> words) =>
        words.Count(' ') >= LeastOfSeed - 1
        && words.IndexOfAnyExcept(CharacterRuns.LowerWords) < 0
        && !WordLists.Contains(words, WordsOfMessages);

    private const int LeastOfSeed = 12; // published: the fewest words of BIP 39

    /// <summary>The same for a name that ends in "secret": a word of letters or a phrase with hyphens.</summary>
    public static bool IsSecret(string text, ReadOnlySpan<char> name, ValueAt.ValueSpan value, int separator)
    {
        var words = value.Slice(text);
        if (
            !name.EndsWith("secret", StringComparison.OrdinalIgnoreCase)
            || words.Length is < LeastSecret or > Most
            || Reference.Is(words)
            || PathShape.Is(words)
            || CommonValues.Has(words)
        )
            return false;
        var stated = value.Quoted || separator == value.Start && ValueAt.IsLineEnd(text, value.End);
        if (value.Quoted && separator == value.Start - 1 && words.IndexOf(' ') > 0)
            return text[separator - 1] is '=' && IsSentence(words);
        return stated && IsWordsAndNumber(words) && !WordLists.Contains(words, WordsOfVariables)
            || stated && words.IndexOfAnyExceptInRange('a', 'z') < 0 && !WordLists.Contains(words, WordsOfVariables)
            || value.Quoted && words.IndexOfAnyExcept(CharacterRuns.UrlSafe) < 0 && SecretValue.IsHyphenated(words) && words.Count('-') >= 3
            || value.Quoted && text[separator - 1] is '=' && words.IndexOf('-') > 0 && IsPlainName(words);
    }

    // The value ends at a blank, and the name is no argument of a call.
    private static bool IsSetting(string text, ReadOnlySpan<char> name, ValueAt.ValueSpan value)
    {
        if (!ValueAt.IsLineEnd(text, value.End) && text[value.End] is not (' ' or '\t'))
            return text[value.End] is ';' && value.Start - name.Length - 2 is var sign and > 0 && text[sign] is ';';
        if (name.IndexOfAnyExcept(CharacterRuns.Constant) < 0 || name.IndexOf('.') > 0)
            return true;
        var start = value.Start - 1 - name.Length;
        if (start == 0 || text[start - 1] is '\n')
            return ValueAt.IsLineEnd(text, value.End);
        return start > 1 && text[start - 1] is ' ' && char.IsAsciiLetterOrDigit(text[start - 2]);
    }

    // Small letters with points, underscores or hyphens between them, and no word that names of variables have
    private static bool IsPlainName(ReadOnlySpan<char> words) =>
        words.IndexOfAnyExcept(CharacterRuns.Dotted) < 0
        && words.IndexOfAnyInRange('A', 'Z') < 0
        && words.IndexOfAny("._-") > 0
        && !WordLists.Contains(words, WordsOfVariables);

    // DB_PASSWORD=aBcdEfgh: letters of both cases after the name of a variable
    private static bool IsLetters(ReadOnlySpan<char> name, ReadOnlySpan<char> words) =>
        name.IndexOfAnyExcept(CharacterRuns.Constant) < 0
        && words.Length >= LeastSecret
        && words.IndexOfAnyExcept(CharacterRuns.Letters) < 0
        && words[1..].IndexOfAnyInRange('A', 'Z') >= 0
        && words.IndexOfAnyInRange('a', 'z') >= 0
        && !WordLists.Contains(words, WordsOfVariables);

    // CobaltMeadow36, Cobalt1987!
    private static bool IsWordsAndNumber(ReadOnlySpan<char> words)
    {
        words = words.TrimEnd("!?#*");
        var letters = words.IndexOfAnyExcept(CharacterRuns.Letters);
        return letters > 4
            && words.Length - letters is >= 2 and <= 4
            && words[letters..].IndexOfAnyExceptInRange('0', '9') < 0
            && char.IsAsciiLetterUpper(words[0]);
    }

    // Words with a digit or a sign among them, which are no message about passwords
    private static bool IsSentence(ReadOnlySpan<char> words) =>
        words.Length >= LeastSecret
        && (CharacterRuns.Mixed(words) || words[..^1].IndexOfAny("!#$%^&*+~") > 0)
        && !WordLists.Contains(words, WordsOfMessages);

    private static readonly string[] WordsOfMessages =
    [
        "must",
        "enter",
        "your",
        "least",
        "character",
        "minimum",
        "invalid",
        "password",
        "required",
        "muss",
        "doit",
        "debe",
        " is ",
        " the ",
    ];

    // Several words in small letters, of any language
    private static bool IsPhrase(ReadOnlySpan<char> words)
    {
        foreach (var c in words)
            if (c is not (' ' or '-') && !char.IsLower(c))
                return false;
        return words.Count(' ') >= 2;
    }

    private static readonly string[] WordsOfVariables =
    [
        "pass",
        "pwd",
        "secret",
        "token",
        "key",
        "cred",
        "auth",
        "env",
        "config",
        "setting",
        "option",
        "arg",
        "param",
        "value",
        "input",
        "data",
        "user",
        "login",
        "form",
        "field",
        "hash",
        "crypt",
        "string",
        "text",
        "request",
        "response",
        "self",
        "none",
        "null",
        "vault",
        "default",
        "get",
        "read",
        "load",
        "not_set",
        "not-set",
        "example",
        "change",
        "your",
    ];
}
