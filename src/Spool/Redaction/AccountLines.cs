using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Lines of account files: pgpass (host:port:database:user:password), and user:password@host without a scheme.</summary>
internal static class AccountLines
{
    private const int LongestLine = 400; // chosen: above real entries

    // Characters that a password before "@host" cannot contain unescaped.
    private static readonly SearchValues<char> SignsOfSyntax = SearchValues.Create("@:=/\"'`()[]{}<>,;|");

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf(':'); at >= 0 && at + 1 < text.Length; at = text.IndexOf(':', at + 1))
        {
            // Most colons are punctuation.
            if (text[at + 1] is ' ' or '"' or '\n' or ':' or '/')
                continue;
            if (Pgpass(text, at) is var end && end > at)
            {
                var start = text.LastIndexOf(':', end - 1) + 1;
                found.Add(new Finding(start, end, "password"));
                at = end - 1;
            }
            else
            {
                PairAtHost(text, at, found);
                PairAtService(text, at, found);
            }
        }
    }

    // The end of the password if this colon follows the host: then come a port or a star, and three more fields. Else the colon.
    private static int Pgpass(string text, int colon)
    {
        var portEnd = CharacterRuns.RunEnd(text, colon + 1, CharacterRuns.Port, 6);
        if (
            portEnd == colon + 1
            || portEnd >= text.Length
            || text[portEnd] != ':'
            || portEnd - colon - 1 is not (1 or 4 or 5)
            || portEnd - colon == 2 && text[colon + 1] != '*'
        )
            return colon;
        if (colon == 0 || !(CharacterRuns.Account.Contains(text[colon - 1]) || text[colon - 1] == '*'))
            return colon;
        var at = portEnd;
        for (var field = 0; field < 2; field++)
        {
            var end = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.AccountOrStar, 64);
            if (end == at + 1 || end >= text.Length || text[end] != ':' || field == 0 && char.IsAsciiDigit(text[at + 1]))
                return colon;
            at = end;
        }
        var last = at + 1;
        while (
            last < text.Length
            && last - at < LongestLine
            && !char.IsWhiteSpace(text[last])
            && text[last] is not ('"' or '\'' or '`' or ',')
            && ValueAt.AfterLineBreak(text, last) == last
        )
            last++;
        return last - at > 3 && !Reference.Is(text.AsSpan(at + 1, last - at - 1)) ? last : colon;
    }

    // postgres:X@db.example.com
    private static void PairAtHost(string text, int colon, List<Finding> found)
    {
        if (colon == 0 || !CharacterRuns.Account.Contains(text[colon - 1]))
            return;
        if (text[colon + 1] is '\'' && text[colon - 1] is not '/')
            QuotedAtHost(text, colon + 1, found);
        if (!char.IsLetterOrDigit(text[colon + 1]))
            return;
        var user = colon;
        while (user > 0 && colon - user < 64 && CharacterRuns.Account.Contains(text[user - 1]))
            user--;
        if (text.AsSpan(user, colon - user) is "admin" or "root" or "administrator" && (user == 0 || text[user - 1] is not ('/' or ':')))
            OfAdministrator(text, colon + 1, found);
        var end = colon + 1;
        while (end < text.Length && end - colon < 128 && !char.IsWhiteSpace(text[end]) && !SignsOfSyntax.Contains(text[end]))
            end++;
        if (!char.IsAsciiLetter(text[user]) || end + 1 >= text.Length || text[end] != '@' || !char.IsAsciiLetterOrDigit(text[end + 1]))
            return;
        var value = text.AsSpan(colon + 1, end - colon - 1);
        if (IsDriverAddress(text.AsSpan(end + 1)) && SecretValue.IsStated(value))
            found.Add(new Finding(colon + 1, end, "password"));
        else if (
            value.Length >= 6
            && SecretValue.HasDigitsOrSigns(value)
            && (value.IndexOfAnyInRange('A', 'Z') >= 0 || value.IndexOfAny("!#$%^&*") >= 0)
            && value.IndexOf('.') < 0
            && !text.AsSpan(end + 1).StartsWith("sha")
        )
            found.Add(new Finding(colon + 1, end, "password"));
    }

    // "still on admin:X"
    private static void OfAdministrator(string text, int at, List<Finding> found)
    {
        var value = ProseValue.Read(text, at);
        if (Logins.IsPassword(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // acme/bob:'X'@10.0.0.8
    private static void QuotedAtHost(string text, int quote, List<Finding> found)
    {
        var value = ValueAt.Read(text, quote);
        var at = value.End + 1;
        if (value.Quoted && at + 1 < text.Length && text[at] == '@' && char.IsAsciiLetterOrDigit(text[at + 1]))
            if (SecretValue.IsStated(value.Slice(text)))
                found.Add(new Finding(value.Start, value.End, "password"));
    }

    // app/X@db:1521, as Oracle's programs write it
    private static void PairAtService(string text, int colon, List<Finding> found)
    {
        if (!char.IsAsciiDigit(text[colon + 1]))
            return;
        var port = CharacterRuns.RunEnd(text, colon + 1, CharacterRuns.Port, 6);
        if (port - colon is not (5 or 6) || port < text.Length && char.IsLetter(text[port]))
            return;
        var host = colon;
        while (host > 0 && colon - host < 64 && (CharacterRuns.Dotted.Contains(text[host - 1]) || text[host - 1] is '/'))
            host--;
        if (host == 0 || text[host - 1] is not '@')
            return;
        var line = text.AsSpan(Math.Max(0, host - 80), host - 1 - Math.Max(0, host - 80));
        line = line[(line.LastIndexOfAny(" \t\n\"'=:") + 1)..];
        var slash = line.IndexOf('/');
        if (slash > 0 && line[..slash].IndexOfAnyExcept(CharacterRuns.Word) < 0 && SecretValue.HasDigitsOrSigns(line[(slash + 1)..]))
            found.Add(new Finding(host - 1 - (line.Length - slash - 1), host - 1, "password"));
    }

    // user:X@tcp(db:3306)/shop, as Go's drivers write it
    private static bool IsDriverAddress(ReadOnlySpan<char> host) =>
        host.StartsWith("tcp(") || host.StartsWith("unix(") || host.StartsWith("udp(") || host.StartsWith("tcp6(");
}
