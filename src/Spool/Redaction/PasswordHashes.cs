using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Passwords hashed with a salt, as account files keep them: crypt(3), bcrypt, Argon2, Django, LDAP. Passwords can be guessed
/// from them; digests of content look different.
/// </summary>
internal static class PasswordHashes
{
    private const int Least = 20; // chosen: shorter ones are as often words

    private static readonly string[] Schemes =
    [
        "$1$",
        "$2a$",
        "$2b$",
        "$2x$",
        "$2y$",
        "$5$",
        "$6$",
        "$7$",
        "$y$",
        "$gy$",
        "$apr1$",
        "$argon2",
        "$pbkdf2",
        "$scrypt$",
        "$P$",
        "$H$",
        "$S$",
        "$8$",
        "$9$",
        "$bcrypt-sha256$",
        "$krb5tgs$",
        "$krb5asrep$",
    ];
    private static readonly string[] Named =
    [
        "pbkdf2_sha256$",
        "pbkdf2_sha1$",
        "bcrypt_sha256$",
        "scrypt:",
        "pbkdf2:sha",
        "argon2$",
        "md5$",
        "sha1$",
        "SCRAM-SHA-256$",
        "SCRAM-SHA-1$",
        "grub.pbkdf2.sha512.",
    ];
    private static readonly string[] Braced =
    [
        "{SSHA}",
        "{SHA}",
        "{SSHA512}",
        "{SSHA256}",
        "{CRYPT}",
        "{SMD5}",
        "{MD5}",
        "{SHA384}",
        "{BLF-CRYPT}",
        "{PBKDF2",
    ];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('$'); at >= 0; )
        {
            var end = Scheme(text, at, Schemes, 0) is var from && from > at ? CharacterRuns.RunEnd(text, from, CharacterRuns.Crypt) : at;
            if (end - at > Least)
                found.Add(new Finding(at, end, "password-hash"));
            var next = Math.Max(end, at + 1);
            at = next < text.Length ? text.IndexOf('$', next) : -1;
        }
        Marked(text, found);
        for (var at = text.IndexOf('{'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('{', at + 1) : -1)
            if (at + 1 >= text.Length || !char.IsAsciiLetterUpper(text[at + 1]))
                continue;
            else if (
                Scheme(text, at, Braced, 0) is var from
                && from > at
                && CharacterRuns.RunEnd(text, from, CharacterRuns.Crypt) is var end
                && end - from >= Least
            )
                found.Add(new Finding(from, end, "password-hash"));
            else if (Scheme(text, at, Plain, 0) is var plain && plain > at)
                OfPlain(text, plain, found);
    }

    // bob:{PLAIN}X:1000:…: the scheme says that the password stands there as it is
    private static void OfPlain(string text, int from, List<Finding> found)
    {
        var end = from;
        while (end < text.Length && end - from < LongestPlain && !char.IsWhiteSpace(text[end]) && text[end] is not (':' or '"' or '\''))
            end++;
        if (end - from > 3 && !Reference.Is(text.AsSpan(from, end - from)))
            found.Add(new Finding(from, end, "password"));
    }

    private const int LongestPlain = 80;

    private static readonly string[] Plain = ["{PLAIN}", "{CLEARTEXT}", "{CLEAR}"];

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["'*", "\"*", "\"md5", "'md5", ":::"],
        StringComparison.Ordinal
    );

    private static void Marked(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny(Marks); at >= 0; )
        {
            if (text[at] == ':')
                OfWindows(text, at, found);
            else if (text[at + 1] == '*')
                OfDatabase(text, at, at + 2, 40, found);
            else
                OfDatabase(text, at, at + 4, 32, found);
            var next = text.AsSpan(at + 1).IndexOfAny(Marks);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // '*0A1B…', as MySQL writes it: a star and 40 hexadecimal digits; "md5…" of PostgreSQL: 32
    private static void OfDatabase(string text, int at, int start, int digits, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Hex, digits + 1);
        if (end - start == digits && end < text.Length && text[end] == text[at])
            found.Add(new Finding(at + 1, end, "password-hash"));
    }

    // user:500:LM hash:NT hash::: as tools print Windows accounts
    private static void OfWindows(string text, int at, List<Finding> found)
    {
        const int digits = 32;
        var start = at - (2 * digits) - 1;
        if (
            start > 0
            && text[at - digits - 1] == ':'
            && text[start - 1] == ':'
            && text.AsSpan(start, digits).IndexOfAnyExcept(CharacterRuns.Hex) < 0
            && text.AsSpan(at - digits, digits).IndexOfAnyExcept(CharacterRuns.Hex) < 0
        )
            found.Add(new Finding(start, at, "password-hash"));
    }

    private static int Scheme(string text, int at, string[] schemes, int none)
    {
        foreach (var scheme in schemes)
            if (string.CompareOrdinal(text, at, scheme, 0, scheme.Length) == 0)
                return at + scheme.Length;
        return none;
    }

    /// <summary>The end of a hash that begins with the name of its scheme; <paramref name="at"/> if there is none.</summary>
    public static int EndOfNamed(string text, int at)
    {
        // What the names of schemes begin with: most words are done here.
        if (text[at] is not ('p' or 'b' or 's' or 'a' or 'm' or 'S' or 'g'))
            return at;
        var from = Scheme(text, at, Named, at);
        if (from == at)
            return at;
        var end = CharacterRuns.RunEnd(text, from, CharacterRuns.Crypt, 400);
        return end - from >= 2 * Least && (text[from - 1] is '.' || text.AsSpan(from, end - from).IndexOf('$') >= 0) ? end : at;
    }
}
