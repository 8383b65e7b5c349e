namespace TotalMemory.Spool.Redaction;

/// <summary>JSON Web Tokens (RFC 7519): base64url of <c>{"</c>, then two more parts.</summary>
internal static class JsonWebTokens
{
    public static void Find(string text, List<Finding> found)
    {
        var at = 0;
        while ((at = text.IndexOf("eyJ", at, StringComparison.Ordinal)) >= 0)
        {
            var header = CharacterRuns.RunEnd(text, at, CharacterRuns.UrlSafe);
            // The search goes on after the run in any case, so that no character is read twice.
            if (header - at < 10 || header >= text.Length || text[header] != '.')
            {
                at = header;
                continue;
            }
            var payload = CharacterRuns.RunEnd(text, header + 1, CharacterRuns.UrlSafe);
            if (payload - header < 8)
            {
                at = Math.Max(header, payload);
                continue;
            }
            var end =
                payload < text.Length && text[payload] == '.' ? CharacterRuns.RunEnd(text, payload + 1, CharacterRuns.UrlSafe) : payload;
            found.Add(new Finding(at, end, "jwt"));
            at = end;
        }
    }
}
