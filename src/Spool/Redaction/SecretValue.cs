namespace TotalMemory.Spool.Redaction;

/// <summary>Whether a stretch of text is a secret rather than a reference, a type, a placeholder, a path or a piece of code.</summary>
internal static class SecretValue
{
    /// <summary>Values longer than this are judged by their beginning.</summary>
    public const int Examined = 256;

    /// <summary>
    /// True for what points at a secret or stands in its place: <c>$VAR</c>, <c>process.env.X</c>, <c>&lt;token&gt;</c>,
    /// <c>****</c>.
    /// </summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        if (
            value.IsEmpty
            || value[0] is '(' or '…' or '|' or '?' or '\\'
            || value[0] is '{' or '[' && (value.Length < 6 || value.IndexOfAny("}]") > 0 || !Chars.Mixed(value) || value[1] is '6')
        )
            return true;
        if (value[0] is '$' && IsVariable(value))
            return true;
        if (IsConstant(value))
            return true;
        if (value[0] is '<' && (value.IndexOf('>') > 0 || value.Length > 1 && char.IsAsciiLetter(value[1])))
            return true;
        if (value[0] is '%' && (value[^1] is '%' || value.Length < 4))
            return true;
        // YAML's !Ref, !secret, !!str
        if (value[0] is '!' && value.Length > 2 && (value[1] is '!' || value.IndexOf(' ') > 0 || Is(value[1..], YamlTags)))
            return true;
        if (value.IndexOfAnyExcept("*xX•.-_#") < 0)
            return true;
        if (
            value.IndexOf("${") >= 0
            || value.IndexOf("{{") >= 0
            || value.IndexOf("****") >= 0
            || value.IndexOf("...") >= 0
            || value.IndexOf('…') >= 0
            || IsCall(value)
        )
            return true;
        if (value.StartsWith(Redactor.Mark) || StartsWithAny(value, CodeOwners) || EndsWithAny(value, CodeMembers))
            return true;
        return IsPlaceholder(value);
    }

    // $VAR, ${VAR}, $(command), $VAR/path; $Wint3r+x is none.
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value[1] is '{' or '(' or '\'' or '"')
            return true;
        var end = value[1..].IndexOfAnyExcept(Chars.Word);
        return end < 0 || end > 0 && value[end + 1] is '/' or '.' or ':' or '-' or '$' or '"' or '}' or ')' or '[';
    }

    // a?.b, a[b, a::b, !a.b, &a::b, name=value
    private static bool IsExpression(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("::") > 0 || value.IndexOf("?.") > 0)
            return true;
        var start = value[0] is '!' or '&' or '*' or '-' ? 1 : 0;
        var end = value[start..].IndexOfAnyExcept(Chars.DottedName);
        if (end < 0)
            return start == 1 && value[0] is '!' && value.IndexOf('.') > 0;
        end += start;
        return end > start
            && char.IsAsciiLetter(value[start])
            && (value[end] == '[' || value[end] == '=' && end + 1 < value.Length && value.Length < 20 || value[end] == '(' && start == 1);
    }

    // API_KEY, YOUR_TOKEN: the name of something
    private static bool IsConstant(ReadOnlySpan<char> value) =>
        value.TrimEnd('>').IndexOfAnyExcept(Chars.Constant) < 0
        && (value.IndexOf('_') > 0 || value.IndexOf("YOUR") >= 0)
        && value.IndexOfAnyInRange('0', '9') < 0;

    /// <summary>Letters mixed with digits at an entropy that words and identifiers do not reach.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value) =>
        value.Length >= 12 && Chars.Mixed(value) && Chars.Entropy(value[..Math.Min(value.Length, 128)]) >= 3.0 && !IsReference(value);

    /// <summary>A value that a name or a format announces without doubt: anything but a reference or a placeholder.</summary>
    public static bool IsStated(ReadOnlySpan<char> value) => value.Length >= 3 && !IsReference(value) && !Is(value, Words);

    /// <summary>A value assigned to a name of this kind.</summary>
    /// <param name="quoted">It stands between quotation marks.</param>
    /// <param name="firm">Its place leaves little doubt: <c>NAME=value</c> without blanks, or a line that holds nothing else.</param>
    public static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool quoted, bool firm)
    {
        if (IsReference(value) || IsPath(value) || Is(value, Words) || IsDated(value) || !quoted && IsExpression(value))
            return false;
        return kind switch
        {
            SecretName.Kind.Weak => IsWeak(value),
            SecretName.Kind.Doubtful => (firm || quoted) && IsChosen(value),
            SecretName.Kind.Key => IsKey(value, quoted, firm),
            _ => IsPassword(value, quoted, firm),
        };
    }

    /// <summary>A word of a sentence that is no word of any language: letters with digits, or with signs in the middle.</summary>
    public static bool IsSaid(ReadOnlySpan<char> value)
    {
        if (
            value.Length is < 5 or > 200
            || value.IndexOf(' ') >= 0
            || IsReference(value)
            || IsPath(value)
            || IsTerm(value)
            || LooksLikeCode(value)
        )
            return false;
        var letters = 0;
        var digits = 0;
        var signs = 0;
        foreach (var c in value[..^1])
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            signs += c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~' or '?' or '=' ? 1 : 0;
        }
        digits += char.IsAsciiDigit(value[^1]) ? 1 : 0;
        letters += char.IsLetter(value[^1]) ? 1 : 0;
        return letters >= 2 && (digits > 0 || signs > 0);
    }

    /// <summary>What people choose where rules ask for capitals, digits and signs; no identifier, path or duration.</summary>
    public static bool IsChosen(ReadOnlySpan<char> value)
    {
        if (value.Length is < 6 or > 64 || !IsSaid(value) || value.IndexOfAny("\\/`|. ()'\"") >= 0)
            return false;
        var humps = 0;
        for (var i = 1; i < value.Length; i++)
            humps += char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]) ? 1 : 0;
        var signs = value.IndexOfAny("!@#$%^&*+~") >= 0;
        return signs
            || value.IndexOfAnyInRange('a', 'z') >= 0
                && value.IndexOfAnyInRange('A', 'Z') >= 0
                && value.IndexOfAnyInRange('0', '9') >= 0
                && (humps < 2 || Chars.IsShuffled(value));
    }

    /// <summary>Words joined by hyphens, as passphrases are.</summary>
    public static bool IsHyphenated(ReadOnlySpan<char> value) =>
        value.Length >= 15 && value.Count('-') >= 2 && value.IndexOfAnyExcept(Chars.UrlSafe) < 0 && !IsPlaceholder(value);

    /// <summary>user:password, as headers and account files join them.</summary>
    public static bool IsPair(ReadOnlySpan<char> value)
    {
        var colon = value.IndexOf(':');
        return colon > 0
            && value.Length - colon > 4
            && value[colon + 1] is not ('/' or ':' or ' ')
            && value[..colon].IndexOfAnyExcept(Chars.Account) < 0
            && value.IndexOf(' ') < 0
            && !IsReference(value[(colon + 1)..]);
    }

    private static bool IsWeak(ReadOnlySpan<char> value) =>
        (
            value.Length >= 16
            && Chars.Mixed(value)
            && Chars.Entropy(value) >= 3.0
            && value.IndexOf(' ') < 0
            && !LooksLikeIdentifier(value)
            && !IsDated(value)
            && !Chars.IsUuid(value)
        ) || (IsPair(value) && IsSaid(value[(value.IndexOf(':') + 1)..]));

    private static bool IsKey(ReadOnlySpan<char> value, bool quoted, bool firm) =>
        value.IndexOf(' ') < 0 && !IsDated(value) && IsKeyLike(value, quoted, firm);

    private static bool IsKeyLike(ReadOnlySpan<char> value, bool quoted, bool firm) =>
        (value.Length >= 8 && Chars.Mixed(value) && Chars.Entropy(value) >= 2.5 && !LooksLikeIdentifier(value))
        || (value.Length >= 16 && Chars.Entropy(value) >= 3.5 && value.IndexOf(' ') < 0 && !LooksLikeIdentifier(value))
        || (firm && !quoted && value.Length >= 20 && IsHyphenated(value) && value.Count('-') >= 3)
        || (firm && value.Length >= 8 && HasSymbol(value) && value.IndexOf(' ') < 0);

    // A word of prose ("password: must be long") is not one.
    private static bool IsPassword(ReadOnlySpan<char> value, bool quoted, bool firm)
    {
        if (value.Length == 3 && firm && Chars.Mixed(value) && HasSymbol(value))
            return true;
        if (value.Length < 4 || IsTerm(value))
            return false;
        if (value.IndexOf(' ') >= 0)
            return quoted
                && firm
                && value.Length >= 12
                && IsAscii(value)
                && !value.Contains("pass", StringComparison.OrdinalIgnoreCase)
                && (
                    HasSymbol(value.TrimEnd("?!"))
                    || char.IsAsciiLetterLower(value[0]) && value.IndexOfAnyExcept(Chars.LowerWords) < 0 && value.Count(' ') >= 3
                );
        return Chars.Mixed(value)
            || HasSymbol(value.TrimEnd("?!"))
            || value.IndexOfAnyExceptInRange('0', '9') < 0
            || HasForeignLetters(value)
            || IsHyphenated(value)
            || (quoted && IsAscii(value) && value[0] is not ('-' or '*' or '<') && value.Length >= 6 && !LooksLikeIdentifier(value))
            || (firm && value.Length >= 6 && !LooksLikeIdentifier(value));
    }

    private static bool IsAscii(ReadOnlySpan<char> value) => value.IndexOfAnyExceptInRange(' ', '~') < 0;

    private static bool HasForeignLetters(ReadOnlySpan<char> value)
    {
        var ascii = 0;
        foreach (var c in value)
        {
            if (!char.IsAscii(c) && !char.IsLetter(c))
                return false;
            ascii += char.IsAscii(c) ? 1 : 0;
        }
        return ascii < value.Length && ascii >= value.Length / 2;
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        if (Chars.Mixed(value) && value.IndexOfAnyInRange('A', 'Z') >= 0 && value.IndexOf("your", StringComparison.OrdinalIgnoreCase) < 0)
            return false;
        return StartsWithAny(value, Placeholders) && (value.Length < 24 || !Chars.Mixed(value))
            || value.Length < 64 && Contains(value, PlaceholderParts);
    }

    // name(…: the value is computed. What holds other signs before the bracket is none.
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny("#%^&*!@~") >= 0)
            return false;
        var parenthesis = value.IndexOf('(');
        return parenthesis > 0
            && (char.IsAsciiLetter(value[0]) || value[0] == '_')
            && value[..parenthesis].IndexOfAnyExcept(Chars.Word) is var other
            && (other < 0 || value[..parenthesis].IndexOfAnyExcept(Chars.DottedName) < 0);
    }

    // object.member, array[0], a::b, Type<T>, a=b
    private static bool LooksLikeCode(ReadOnlySpan<char> value) =>
        value.IndexOf("::") >= 0
        || value.IndexOf("=>") >= 0
        || value.IndexOf("->") >= 0
        || value.IndexOf("()") >= 0
        || value.IndexOfAny("<>{}[]") >= 0
        || value.IndexOf("/") > 0 && value.IndexOfAnyExcept(Chars.PathName) < 0 && value.Count('/') > 1;

    /// <summary>A path or an address: it says where, not what.</summary>
    public static bool IsPath(ReadOnlySpan<char> value) =>
        value.StartsWith("//")
        || value.StartsWith("SHA256:", StringComparison.OrdinalIgnoreCase)
        || value.IndexOf('#') is var anchor && anchor > 0 && EndsWithAny(value[..anchor], FileEndings)
        || (value[0] is '/' && value.IndexOfAnyExcept(Chars.PathName) < 0 && (value.Length < 20 || value[1..].IndexOf('/') > 0))
        || value.StartsWith("./")
        || value.StartsWith("../")
        || value.StartsWith("~/")
        || (value.Length > 2 && value[1] is ':' && value[2] is '\\' or '/' && char.IsAsciiLetter(value[0]))
        || (value.IndexOf("://") is var scheme && scheme > 0 && value[..scheme].IndexOfAnyExcept(Chars.Word) < 0)
        || (value[0] is '@' && value.IndexOf('/') > 1 && value.IndexOfAnyExcept(Chars.PathName) < 0)
        || EndsWithAny(value.TrimEnd(":0123456789-,"), FileEndings);

    // SHA256, OAuth2, 2FA, v1.2.3, 8-character, 12px: words with a digit that everybody uses.
    private static bool IsTerm(ReadOnlySpan<char> value)
    {
        if (value.Length <= 24 && StartsWithTerm(value))
            return true;
        var digits = 0;
        while (digits < value.Length && (char.IsAsciiDigit(value[digits]) || value[digits] is '.' or ',' or ':' or '/'))
            digits++;
        // 1m20s
        if (digits > 0 && value.IndexOfAnyExcept("0123456789hmsd.") < 0 && value[^1] is not (>= '0' and <= '9'))
            return true;
        if (digits == value.Length)
            return value.IndexOfAny(".:/,") >= 0;
        var rest = value[digits..];
        // 8chars, 64-bit, 30min, 3rd; an ordinal, a size or a duration
        if (digits > 0 && digits < 5 && (rest[0] is '-' && !Chars.Mixed(rest) || Is(rest, Units)))
            return true;
        return value[0] is 'v' or 'V'
            && value.Length > 1
            && char.IsAsciiDigit(value[1])
            && value.IndexOfAnyExcept("vV0123456789.-+abcrt") < 0;
    }

    // 2026-10-01T09:00, 20261001-abc
    private static bool IsDated(ReadOnlySpan<char> value) =>
        value.StartsWith("20") && value.Length < 40 && value.IndexOfAnyExcept("0123456789-:.TZ+") < 0;

    // camelCase, snake_case, dotted.names and paths of dictionary-like parts without digits are code, not keys.
    private static bool LooksLikeIdentifier(ReadOnlySpan<char> value)
    {
        if (Chars.IsShuffled(value))
            return false;
        if (IsNumbered(value))
            return true;
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

    // release-notes-2024, x-hub-signature-256: words and numbers with a sign between each
    private static bool IsNumbered(ReadOnlySpan<char> value)
    {
        var parts = 0;
        while (true)
        {
            var end = value.IndexOfAny("-_.");
            var part = end < 0 ? value : value[..end];
            var letters = part.IndexOfAnyExcept(Chars.Letters) < 0;
            if (!letters && !(part.Length <= 6 && part.IndexOfAnyExceptInRange('0', '9') < 0))
                return false;
            parts++;
            if (end < 0)
                return parts > 2;
            value = value[(end + 1)..];
        }
    }

    private static bool HasSymbol(ReadOnlySpan<char> value) =>
        value.Length > 2 && value.IndexOfAny("!@#$%^&*+~?") is var at and >= 0 && (at > 0 || value[0] is not ('@' or '&' or '#' or '*'));

    private static bool Is(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // The term, then no letter: "sha256-…", but not "s3cure".
    private static bool StartsWithTerm(ReadOnlySpan<char> value)
    {
        foreach (var term in Terms)
            if (
                value.StartsWith(term, StringComparison.OrdinalIgnoreCase)
                && (value.Length == term.Length || !char.IsAsciiLetter(value[term.Length]) || !char.IsAsciiDigit(term[^1]))
            )
                return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool Contains(ReadOnlySpan<char> value, string[] list)
    {
        foreach (var word in list)
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase))
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

    private static readonly string[] Placeholders =
    [
        "your",
        "my-secret-here",
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
        "redacted",
        "hidden",
        "secret_name",
        "not set",
        "not-set",
        "unset",
        "missing",
        "bearer ",
        "basic ",
        "fake",
        "sample",
        "enter",
    ];

    private static readonly string[] PlaceholderParts =
    [
        "your-",
        "your_",
        "changeme",
        "placeholder",
        "-here",
        "_here",
        "redacted",
        "example",
        "xxxx",
        "todo",
    ];

    // Types, states and what messages say of a password.
    private static readonly string[] Words =
    [
        "null",
        "none",
        "nil",
        "true",
        "false",
        "undefined",
        "string",
        "str",
        "text",
        "varchar",
        "char",
        "bool",
        "boolean",
        "int",
        "integer",
        "number",
        "bytes",
        "byte",
        "object",
        "any",
        "void",
        "unknown",
        "never",
        "optional",
        "required",
        "secret",
        "password",
        "passwd",
        "token",
        "bearer",
        "basic",
        "digest",
        "incorrect",
        "invalid",
        "wrong",
        "correct",
        "valid",
        "empty",
        "missing",
        "expired",
        "denied",
        "failed",
        "accepted",
        "rejected",
        "hidden",
        "visible",
        "disabled",
        "enabled",
        "default",
        "changed",
        "protected",
        "private",
        "public",
        "yes",
        "no",
        "on",
        "off",
        "prompt",
        "stdin",
        "file",
        "auto",
        "passed",
        "failure",
        "success",
        "username",
        "email",
        "login",
        "admin",
        "user",
        "input",
        "field",
        "value",
        "hash",
        "hashed",
        "encrypted",
        "forgot",
        "reset",
        "ok",
        "error",
        "generated",
        "random",
        "same",
        "unchanged",
        "securestring",
        "secretstr",
        "std::string",
        "uuid",
        "self",
        "this",
        "from",
        "with",
        "authentication",
        "authorization",
        "md5",
        "scram",
        "strict",
        "include",
        "same-origin",
        "omit",
        "session",
        "local",
        "lax",
        "cookie",
        "jwt",
        "oauth",
        "apikey",
        "system",
        "ssh",
    ];

    private static readonly string[] Terms =
    [
        "sha",
        "md5",
        "aes",
        "hs256",
        "hs384",
        "hs512",
        "rs256",
        "es256",
        "oauth",
        "base64",
        "base32",
        "base58",
        "utf",
        "bcrypt",
        "argon",
        "pbkdf",
        "scrypt",
        "ipv",
        "http",
        "auth0",
        "x509",
        "pkcs",
        "web3",
        "log4j",
        "win32",
        "x86",
        "ed25519",
        "curve25519",
        "rsa2048",
        "rsa4096",
        "k8s",
        "i18n",
        "tls1",
        "p256",
        "secp256",
        "chacha20",
        "hmac",
        "crc32",
        "es20",
        "h2",
        "s3",
        "ec2",
        "u2f",
        "fido2",
        "mp3",
        "mp4",
        "html5",
        "css3",
        "python3",
        "node1",
        "node2",
        "2fa",
        "totp",
        "oidc",
        "utf-8",
        "iso8859",
        "latin1",
        "windows-",
        "gpt-",
        "claude-",
        "issue#",
        "pr#",
        "c++",
        "gh-",
        "cve-",
    ];

    private static readonly string[] Units =
    [
        "px",
        "em",
        "ms",
        "s",
        "m",
        "h",
        "d",
        "min",
        "mins",
        "sec",
        "secs",
        "chars",
        "char",
        "characters",
        "bit",
        "bits",
        "bytes",
        "kb",
        "mb",
        "gb",
        "st",
        "nd",
        "rd",
        "th",
        "x",
        "days",
        "hours",
        "digits",
        "fa",
        "factor",
        "nd.",
        "k",
        "+",
        "%",
    ];

    private static readonly string[] FileEndings =
    [
        ".txt",
        ".yml",
        ".yaml",
        ".json",
        ".env",
        ".ts",
        ".js",
        ".tsx",
        ".jsx",
        ".py",
        ".cs",
        ".go",
        ".rs",
        ".java",
        ".rb",
        ".php",
        ".md",
        ".sh",
        ".pem",
        ".key",
        ".html",
        ".css",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".log",
        ".xml",
        ".sql",
        ".dart",
        ".kt",
        ".swift",
        ".vue",
        ".svelte",
        ".gpg",
        ".enc",
    ];
}
