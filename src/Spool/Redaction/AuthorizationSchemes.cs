using System.Buffers;
using System.Text;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// <c>Bearer</c>, <c>Basic</c> and <c>Token</c> credentials (RFC 6750, RFC 7617), with or without the header's name before them.
/// </summary>
internal static class AuthorizationSchemes
{
    private static readonly SearchValues<char> Token68 = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=%"
    );

    public static void Find(string text, List<Finding> found)
    {
        Digest(text, found);
        Scheme(
            text,
            new("bearer ", rarest: 0),
            found,
            static (text, start, end) => end - start >= 12 && SecretValue.LooksRandom(text.AsSpan(start, end - start))
        );
        Scheme(
            text,
            new("bearer, ", rarest: 0),
            found,
            static (text, start, end) => end - start >= 20 && SecretValue.LooksRandom(text.AsSpan(start, end - start))
        );
        Scheme(
            text,
            new("basic ", rarest: 0),
            found,
            static (text, start, end) =>
                DecodesToPair(text.AsSpan(start, end - start))
                || end - start >= 12
                    && HeaderBefore(text, start)
                    && Chars.Entropy(text.AsSpan(start, Math.Min(end - start, SecretValue.Examined))) >= 3
        );
        Scheme(text, new("ssws ", rarest: 1), found, static (text, start, end) => end - start >= 20 && HeaderBefore(text, start));
        Scheme(
            text,
            new("token ", rarest: 2),
            found,
            static (text, start, end) =>
                end - start >= 20 && HeaderBefore(text, start) && SecretValue.LooksRandom(text.AsSpan(start, end - start))
        );
    }

    // Digest … response="…" (RFC 7616)
    private static void Digest(string text, List<Finding> found)
    {
        const string response = "response=\"";
        var digest = new CaselessWord("digest ", rarest: 2);
        for (var at = digest.IndexIn(text); at >= 0; at = digest.IndexIn(text, at + digest.Length))
        {
            var header = text.AsSpan(at, Math.Min(800, text.Length - at));
            var start = header.IndexOf(response, StringComparison.Ordinal);
            if (start < 0)
                continue;
            start += at + response.Length;
            var end = Chars.RunEnd(text, start, Chars.Hex, 128);
            if (end - start >= 16)
                found.Add(new Finding(start, end, "digest-credentials"));
        }
    }

    private static void Scheme(string text, CaselessWord scheme, List<Finding> found, Func<string, int, int, bool> isSecret)
    {
        var at = 0;
        while ((at = scheme.IndexIn(text, at)) >= 0)
        {
            var start = at + scheme.Length;
            var end = Chars.RunEnd(text, start, Token68);
            if ((at == 0 || !Chars.IsAlphanumeric(text[at - 1])) && isSecret(text, start, end))
                found.Add(new Finding(start, end, $"{scheme.ToString().TrimEnd(" ,".ToCharArray())}-credentials"));
            at = Math.Max(end, start);
        }
    }

    private static bool HeaderBefore(string text, int start) =>
        text.AsSpan(Math.Max(0, start - 30), Math.Min(30, start)).Contains("authorization", StringComparison.OrdinalIgnoreCase);

    private static bool DecodesToPair(ReadOnlySpan<char> value)
    {
        if (value.Length is < 8 or > 4096)
            return false;
        Span<byte> bytes = stackalloc byte[4096];
        var padded = value.ToString().PadRight((value.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var n)
            && Encoding.Latin1.GetString(bytes[..n]) is var pair
            && pair.Contains(':')
            && pair.All(static c => c is >= ' ' and < (char)127);
    }
}
