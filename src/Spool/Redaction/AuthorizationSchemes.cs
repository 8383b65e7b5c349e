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

    private const int LongestScheme = 24; // chosen: above real schemes
    private const int MostParts = 8; // chosen: above real headers
    private const int LeastPart = 16; // chosen: shorter values are as often words

    // The header's name without its first letter, which may be a capital or not
    private const string Header = "uthorization";
    private static readonly SearchValues<char> PartOfHeader = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=%:&"
    );

    // Searched for together, ignoring case.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["bearer ", "bearer, ", "basic ", "ssws ", "token ", "digest "],
        StringComparison.OrdinalIgnoreCase
    );

    public static void Find(string text, List<Finding> found)
    {
        OtherSchemes(text, found);
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            var blank = text.IndexOf(' ', at);
            if ((text[at] | 0x20) == 'd')
                Digest(text, at, found);
            else if (at == 0 || !CharacterRuns.IsAlphanumeric(text[at - 1]))
                Scheme(text, text.AsSpan(at, blank - at), blank + 1, found);
        }
    }

    private static int Next(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(Words);
        return at < 0 ? -1 : from + at;
    }

    // Authorization: SCHEME name=value, name=value; value
    private static void OtherSchemes(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf(Header, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Header, at + Header.Length, StringComparison.Ordinal)
        )
        {
            var start = at + Header.Length;
            while (start < text.Length && start - at < 24 && text[start] is ' ' or ':' or '=' or '"' or '\'' or '\\' or ',')
                start++;
            var scheme = CharacterRuns.RunEnd(text, start, CharacterRuns.Dotted, LongestScheme);
            if (scheme > start && scheme < text.Length && text[scheme] == ' ')
                Parts(text, scheme + 1, found);
        }
    }

    /// <summary>The parts of <c>Stripe-Signature: t=…,v1=X</c>, whose value begins at <paramref name="at"/>.</summary>
    public static void Signature(string text, int at, List<Finding> found) => Parts(text, at, found);

    private static void Parts(string text, int at, List<Finding> found)
    {
        for (var n = 0; n < MostParts && at < text.Length; n++)
        {
            at = ValueAt.SkipBlanks(text, at, 4);
            var end = CharacterRuns.RunEnd(text, at, PartOfHeader);
            var part = text.AsSpan(at, Math.Min(end - at, SecretValue.Examined));
            var name = part.IndexOfAny('=', '~');
            var body = name > 0 && name < 24 && part[(name + 1)..].Trim('=').Length > 0 ? at + name + 1 : at;
            // HMAC-SHA256 bob:X
            if (part.IndexOf(':') is > 0 and < 24 and var colon && part[..colon].IndexOfAnyExcept(CharacterRuns.Account) < 0)
                body = at + colon + 1;
            var value = text.AsSpan(body, Math.Min(end - body, SecretValue.Examined));
            if (
                value.Length >= LeastPart
                && (SecretValue.LooksRandom(value) || CharacterRuns.IsUuid(value))
                && (value.IndexOf('/') is < 0 or > LeastPart || value[^1] is '=' || value.IndexOf('+') > 0)
            )
                found.Add(new Finding(body, end, "authorization"));
            while (end < text.Length && text[end] is ',' or ';' or '"' or ' ')
                end++;
            if (end == at || end >= text.Length || text[end] is '\n' or '\r' or '\'')
                return;
            at = end;
        }
    }

    // Digest … response="…" (RFC 7616)
    private static void Digest(string text, int at, List<Finding> found)
    {
        const string response = "response=\"";
        var header = text.AsSpan(at, Math.Min(800, text.Length - at));
        var start = header.IndexOf(response, StringComparison.Ordinal);
        if (start < 0)
            return;
        start += at + response.Length;
        var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Hex, 128);
        if (end - start >= 16)
            found.Add(new Finding(start, end, "digest-credentials"));
    }

    private static void Scheme(string text, ReadOnlySpan<char> scheme, int start, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, start, Token68);
        if (
            (scheme[0] | 0x20, scheme.Length) is ('b', 5)
            && end - start < LongestScheme
            && Second(text, start, end) is { IsEmpty: false } second
        )
            found.Add(new Finding(second.Start, second.End, "basic-credentials"));
        var label = (scheme[0] | 0x20, scheme.Length) switch
        {
            ('b', 5) when IsBasic(text, start, end) => "basic",
            ('b', 6) when end - start >= 12 && SecretValue.LooksRandom(text.AsSpan(start, end - start)) => "bearer",
            ('b', 7) when end - start >= 20 && SecretValue.LooksRandom(text.AsSpan(start, end - start)) => "bearer",
            ('s', _) when end - start >= 20 && HeaderBefore(text, start) => "ssws",
            ('t', _) when end - start >= 20 && HeaderBefore(text, start) && SecretValue.LooksRandom(text.AsSpan(start, end - start)) =>
                "token",
            _ => null,
        };
        if (label is not null)
            found.Add(new Finding(start, end, label + "-credentials"));
    }

    // Authorization: Basic bob X, as files of requests write it
    private static Argument Second(string text, int start, int end)
    {
        if (end >= text.Length || text[end] is not ' ' || end == start || !HeaderBefore(text, start))
            return default;
        var word = Argument.Read(text, end, text.Length);
        var value = word.Slice(text);
        return
            !word.IsEmpty
            && ValueAt.IsLineEnd(text, word.Next)
            && (SecretValue.HasDigitsOrSigns(value) || SecretValue.IsNumberedPhrase(value))
            ? word
            : default;
    }

    private static bool IsBasic(string text, int start, int end) =>
        DecodesToPair(text.AsSpan(start, end - start))
        || end - start >= 12
            && HeaderBefore(text, start)
            && CharacterRuns.Entropy(text.AsSpan(start, Math.Min(end - start, SecretValue.Examined))) >= 3;

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
