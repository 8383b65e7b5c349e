using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>The password in <c>scheme://user:password@host</c> (RFC 3986, userinfo). A bare user name stays.</summary>
internal static class UrlPasswords
{
    private const int Longest = 512; // chosen: keeps the search linear
    private static readonly SearchValues<char> Stop = SearchValues.Create(" \t\r\n\"'`<>");

    public static void Find(string text, List<Finding> found)
    {
        Oracle(text, found);
        Encoded(text, found);
        var at = 0;
        while ((at = text.IndexOf("://", at, StringComparison.Ordinal)) >= 0)
        {
            at += 3;
            var authority = text.AsSpan(at, Math.Min(Longest, text.Length - at));
            var stop = authority.IndexOfAny(Stop);
            if (stop >= 0)
                authority = authority[..stop];
            var inner = authority.IndexOf("://");
            UrlPaths.Find(text, at, at + (inner < 0 ? authority.Length : inner), found);
            // A password may hold a slash, though it should be escaped; the last '@' before a space decides.
            var slash = authority.IndexOf('/');
            var host = slash < 0 ? authority.LastIndexOf('@') : authority[..slash].LastIndexOf('@');
            if (
                host < 0
                && slash > 0
                && authority[..slash].IndexOf(':') is var port
                && port >= 0
                && authority[(port + 1)..slash].IndexOfAnyExceptInRange('0', '9') >= 0
            )
                host = authority.IndexOf('@');
            if (host <= 0 || authority[..host].IndexOf(Redactor.Mark) >= 0)
                continue;
            var colon = authority[..host].IndexOf(':');
            if (colon < 0 || colon + 1 >= host)
            {
                TokenAsUser(authority[..host], at, found);
                continue;
            }
            var password = authority[(colon + 1)..host];
            TokenAsUser(authority[..colon], at, found);
            if (!Reference.Is(password) && !IsSample(authority[..colon], password))
                found.Add(new Finding(at + colon + 1, at + host, "url-password"));
        }
    }

    // scheme%3A%2F%2Fuser%3AX%40host, in a parameter of another URL
    private static void Encoded(string text, List<Finding> found)
    {
        var scheme = new CaselessWord("%3a%2f%2f", rarest: 0);
        for (var at = scheme.IndexIn(text); at >= 0; at = scheme.IndexIn(text, at + 1))
        {
            var start = at + scheme.Length;
            var rest = text.AsSpan(start, CharacterRuns.RunEnd(text, start, CharacterRuns.Percent, Longest) - start);
            var colon = rest.IndexOf("%3A", StringComparison.OrdinalIgnoreCase);
            var host = colon < 0 ? -1 : rest.IndexOf("%40", StringComparison.Ordinal);
            if (host > colon + 4 && rest[..host].IndexOf('/') < 0 && !Reference.Is(rest[(colon + 3)..host]))
                found.Add(new Finding(start + colon + 3, start + host, "url-password"));
        }
    }

    // jdbc:oracle:thin:user/X@host
    private static void Oracle(string text, List<Finding> found)
    {
        var scheme = new CaselessWord("jdbc:oracle:", rarest: 0);
        for (var at = scheme.IndexIn(text); at >= 0; at = scheme.IndexIn(text, at + 1))
        {
            var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
            var slash = rest.IndexOf('/');
            var host = slash < 0 ? -1 : rest[slash..].IndexOf('@');
            if (host > 1 && rest[..(slash + host)].IndexOfAny(Stop) < 0 && !Reference.Is(rest.Slice(slash + 1, host - 1)))
                found.Add(new Finding(at + slash + 1, at + slash + host, "url-password"));
        }
    }

    // user:password@host, as documentation writes it
    private static bool IsSample(ReadOnlySpan<char> user, ReadOnlySpan<char> password) =>
        user.TrimStart('[') is "user" or "username" && password is "password" or "pass" or "passwd";

    // https://<token>@host
    private static void TokenAsUser(ReadOnlySpan<char> user, int at, List<Finding> found)
    {
        if (user.Length >= 20 && SecretValue.LooksRandom(user) && user.IndexOf('@') < 0 && !user.StartsWith(Redactor.Mark))
            found.Add(new Finding(at, at + user.Length, "url-password"));
    }
}
