namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Keys of issuers that no list knows: a short word, a separator, then characters at random (<c>abc_7Fq2…</c>). Random means
/// that the characters change between capitals, small letters and digits more often than in words. Hexadecimal text may be a digest
/// and stays.
/// </summary>
internal static class UnknownIssuers
{
    private const int LeastToken = 22; // chosen: shorter ones are as often names
    private const int LeastRun = 18; // chosen: shorter runs are as often words
    private const int LongestPrefix = 14; // chosen: above known issuers'
    private const int Examined = 512; // chosen: keeps the search linear

    /// <summary>The end of a key that starts with this word; <paramref name="end"/> if none does.</summary>
    public static int Find(string text, int start, int end, List<Finding> found)
    {
        if (end >= text.Length || text[end] is not ('_' or '-' or '.') || end - start > LongestPrefix || !char.IsAsciiLetter(text[start]))
            return end;
        if (
            start > 0
            && text[start - 1] is '_' or '-' or '.' or '/' or '#' or '@' or '+' or '=' or '%' or ':' or '~'
            && !AfterAssignment(text, start)
        )
            return end;
        var alphabet = text[end] == '.' ? CharacterRuns.Dotted : CharacterRuns.UrlSafe;
        var tokenEnd = CharacterRuns.RunEnd(text, end, alphabet, Examined);
        if (
            tokenEnd - start < LeastToken
            || tokenEnd < text.Length && text[tokenEnd] is '/' or '(' or '@' or '\\'
            || IsFile(text, tokenEnd)
        )
            return end;
        var token = text.AsSpan(start, tokenEnd - start);
        if (IsKnownId(token[(end - start + 1)..]))
            return end;
        // object.Member
        if (text[end] == '.' && (end - start < 2 || !HasDigits(token[(end - start)..], 3)))
            return end;
        var isPlain =
            IdPrefixes.Contains(text.AsSpan(start, end - start))
            || CharacterRuns.IsUuid(token[(end - start + 1)..])
            || !IsRandom(token[(end - start + 1)..]);
        if (isPlain && !HexadecimalKey.Is(token) || IsOfPublicKey(text, start))
            return end;
        // The whole of a long token, which is read on only here: so reading stays linear.
        tokenEnd = CharacterRuns.RunEnd(text, tokenEnd, alphabet);
        found.Add(new Finding(start, tokenEnd, "key"));
        return tokenEnd;
    }

    // An id of a GitHub or Anthropic object
    private static bool IsKnownId(ReadOnlySpan<char> body) =>
        body.StartsWith("kw") || body.StartsWith("kg") || body.StartsWith("lAD") || (body.Length == 24 && body.StartsWith("01"));

    // The public members of a JSON Web Key
    private static bool IsOfPublicKey(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd("\" ");
        foreach (var member in (ReadOnlySpan<string>)["\"x\":", "\"y\":", "\"n\":", "\"kid\":", "\"x5t\":"])
            if (before.EndsWith(member))
                return true;
        return false;
    }

    // name=abc_…, but not a path and not the middle of base64
    private static bool AfterAssignment(string text, int start) =>
        text[start - 1] is '=' or ':'
        && start > 1
        && text[start - 2] is not ('=' or '/' or ':')
        && !text.AsSpan(0, start - 1).EndsWith("SHA256"); // fingerprint of a public key

    // name.ext
    private static bool IsFile(string text, int end) =>
        end + 1 < text.Length
        && text[end] == '.'
        && char.IsAsciiLetter(text[end + 1])
        && CharacterRuns.RunEnd(text, end + 1, CharacterRuns.Alphanumeric, 6) - end <= 5;

    private static bool HasDigits(ReadOnlySpan<char> text, int least)
    {
        foreach (var c in text)
            least -= char.IsAsciiDigit(c) ? 1 : 0;
        return least <= 0;
    }

    /// <summary>True if the longest part between separators is random.</summary>
    public static bool IsRandom(ReadOnlySpan<char> body)
    {
        var longest = default(ReadOnlySpan<char>);
        while (!body.IsEmpty)
        {
            var separator = body.IndexOfAny("_-.");
            var part = separator < 0 ? body : body[..separator];
            if (part.Length > longest.Length)
                longest = part;
            body = separator < 0 ? [] : body[(separator + 1)..];
        }
        return longest.Length >= LeastRun && CharacterRuns.IsShuffled(longest);
    }
}
