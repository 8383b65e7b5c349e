namespace TotalMemory.Spool.Redaction;

/// <summary>Parameters of URLs that sign or authenticate: <c>?sig=…</c>, <c>&amp;code=…</c>, <c>?key=…</c>.</summary>
internal static class UrlParameters
{
    private const int Least = 12; // chosen: shorter ones are as often words
    private const string Authenticators = "otpauth-migration://offline";

    private static readonly string[] Names =
    [
        "key",
        "code",
        "sig",
        "signature",
        "auth",
        "authkey",
        "appid",
        "ticket",
        "hmac",
        "sid",
        "session",
        "st",
        "otp",
        "pass",
        "pwd",
        "pw",
        "p",
        "invite",
        "hash",
        "verify",
        "confirmation",
        "nonce",
        "magic",
        "jwt",
        "assertion",
        "x-amz-credential",
        "x-amz-signature",
        "x-amz-security-token",
        "x-goog-signature",
        "oauth_signature",
        "hdnts",
        "hdnea",
        "policy",
        "samlresponse",
        "samlrequest",
        "cred",
        "private",
        "t",
        "k",
        "login_hint_token",
        "state",
    ];

    public static void Find(string text, List<Finding> found)
    {
        Encoded(text, found);
        for (var at = text.AsSpan().IndexOfAny('?', '&'); at >= 0; )
        {
            var nameEnd = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.UrlSafe, 40);
            if (nameEnd > at + 1 && nameEnd < text.Length && text[nameEnd] == '=' && IsListed(text, at, nameEnd))
            {
                var end = CharacterRuns.RunEnd(text, nameEnd + 1, CharacterRuns.Percent);
                var value = text.AsSpan(nameEnd + 1, Math.Min(end - nameEnd - 1, SecretValue.Examined));
                if (value.Length >= Least && SecretValue.LooksRandom(value) && !PathShape.Is(value) && AddressBefore(text, at))
                    found.Add(new Finding(nameEnd + 1, end, "url-secret"));
                nameEnd = end;
            }
            var from = Math.Max(nameEnd, at + 1);
            var next = from < text.Length ? text.AsSpan(from).IndexOfAny('?', '&') : -1;
            at = next < 0 ? -1 : from + next;
        }
    }

    // name%3Dvalue, in an address inside another
    private static void Encoded(string text, List<Finding> found)
    {
        var equals = new CaselessWord("%3d", rarest: 0);
        for (var at = equals.IndexIn(text); at >= 0; at = equals.IndexIn(text, at + equals.Length))
        {
            var start = at;
            while (start > 0 && at - start < AssignmentSecrets.LongestName && CharacterRuns.Dotted.Contains(text[start - 1]))
                start--;
            if (start > 0 && text[start - 1] == '%' && at - start > 2)
                start += 2; // the two digits of an escape
            var end = CharacterRuns.RunEnd(text, at + 3, CharacterRuns.Dotted, 2048);
            var kind = SecretName.Classify(text.AsSpan(start, at - start));
            if (
                kind is not SecretName.Kind.None
                && end > at + 3
                && SecretValue.IsSecret(text.AsSpan(at + 3, Math.Min(end - at - 3, SecretValue.Examined)), kind, quoted: false, firm: true)
            )
                found.Add(new Finding(at + 3, end, SecretName.Label(kind)));
        }
    }

    // True if this is part of an address, not of an expression (a?b=…).
    private static bool AddressBefore(string text, int at) =>
        at > 0 && (CharacterRuns.IsAlphanumeric(text[at - 1]) || text[at - 1] is '/' or '=' or '-' or '_' or '%' or '.' or ']' or ';');

    private static bool IsListed(string text, int at, int nameEnd)
    {
        var name = text.AsSpan(at + 1, nameEnd - at - 1);
        if (name is "data")
            return text.AsSpan(0, at).EndsWith(Authenticators); // what an authenticator shows to move its secrets to another phone
        foreach (var entry in Names)
            if (name.Equals(entry, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
