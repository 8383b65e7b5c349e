namespace TotalMemory.Spool.Redaction;

/// <summary>CallSecrets that sign and check JSON Web Tokens, which take a payload or a token and then the secret.</summary>
internal static class WebTokens
{
    private const int Farthest = 160;

    /// <summary>jwt.sign(payload, "X"), JWT::decode(token, 'X'): nothing but a secret stands here.</summary>
    public static bool Takes(string text, int at, ReadOnlySpan<char> call)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        return WordLists.Is(call, WebTokenCalls)
            && (
                before.IndexOf("jwt.", StringComparison.OrdinalIgnoreCase) >= 0
                || before.IndexOf("JWT::") >= 0
                || before.IndexOf("jsonwebtoken.") >= 0
            );
    }

    /// <summary>jwt.encode({…}, "X")</summary>
    public static bool IsBehindClaims(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        var call = before.LastIndexOf("jwt.", StringComparison.OrdinalIgnoreCase);
        return call >= 0 && WordLists.Is(before[(call + 4)..].Slice(0, Math.Max(0, before[(call + 4)..].IndexOf('('))), WebTokenCalls);
    }

    private static readonly string[] WebTokenCalls = ["sign", "verify", "encode", "decode"];
}
