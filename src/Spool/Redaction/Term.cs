namespace TotalMemory.Spool.Redaction;

/// <summary>Common words with digits: algorithms, versions, sizes, durations, dates.</summary>
internal static class Term
{
    // SHA256, OAuth2, 2FA, v1.2.3, 8-character, 12px
    public static bool Is(ReadOnlySpan<char> value)
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
        if (digits > 0 && digits < 5 && (rest[0] is '-' && !CharacterRuns.Mixed(rest) || WordLists.Is(rest, Units)))
            return true;
        return value[0] is 'v' or 'V'
            && value.Length > 1
            && char.IsAsciiDigit(value[1])
            && value.IndexOfAnyExcept("vV0123456789.-+abcrt") < 0;
    }

    // 2026-10-01T09:00, 20261001-abc
    public static bool IsDate(ReadOnlySpan<char> value) =>
        value.StartsWith("20") && value.Length < 40 && value.IndexOfAnyExcept("0123456789-:.TZ+") < 0;

    // A term that no letter continues: "sha256-…", but not "s3cure" and not "shadow7"
    private static bool StartsWithTerm(ReadOnlySpan<char> value)
    {
        foreach (var term in Terms)
            if (
                value.StartsWith(term, StringComparison.OrdinalIgnoreCase)
                && (value.Length == term.Length || !GoesOn(term[^1], value[term.Length]))
            )
                return true;
        return false;
    }

    private static bool GoesOn(char last, char next) =>
        char.IsAsciiLetter(next) && char.IsAsciiLetterOrDigit(last) || char.IsAsciiDigit(next) && char.IsAsciiDigit(last);

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
        "amd64",
        "arm64",
        "i386",
        "x64",
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
}
