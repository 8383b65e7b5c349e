namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Sections of ini and TOML files whose heading says what the values are, so that the names do not: <c>[users]</c> and <c>bob = X</c>,
/// <c>[passwords]</c> and <c>db = X</c>, <c>[secrets]</c> and <c>stripe = X</c>.
/// </summary>
internal static class SecretSections
{
    private const int LongestHeading = 32; // chosen: above real ones
    private const int LongestName = 64; // chosen: above real ones
    private const int MostLines = 40; // chosen: keeps the search linear

    /// <summary>Looks at the section whose heading opens at <paramref name="at"/>.</summary>
    public static void Find(string text, int at, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.Dotted, LongestHeading);
        if (end >= text.Length || text[end] is not ']' || KindOf(text.AsSpan(at + 1, end - at - 1)) is not { } kind)
            return;
        at = ValueAt.AfterLineBreak(text, end + 1);
        for (var n = 0; n < MostLines && at > end && at < text.Length && text[at] is not '['; n++)
        {
            Line(text, at, kind, found);
            end = at;
            while (end < text.Length && !ValueAt.IsLineEnd(text, end) && end - at < SecretValue.Examined)
                end++;
            at = ValueAt.AfterLineBreak(text, end);
        }
    }

    private static void Line(string text, int at, SecretName.Kind kind, List<Finding> found)
    {
        var name = CharacterRuns.RunEnd(text, at, CharacterRuns.Account, LongestName);
        var sign = ValueAt.SkipBlanks(text, name, 16);
        if (name == at || sign + 2 >= text.Length || text[sign] is not ('=' or ':'))
            return;
        var value = ValueAt.Read(text, ValueAt.SkipBlanks(text, sign + 1, 16));
        if (!value.IsEmpty && IsSecret(value.Slice(text), kind, value.Quoted))
            found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, SecretName.Label(kind)));
    }

    // Beside users stand their rights and limits, too.
    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool quoted) =>
        kind is SecretName.Kind.Doubtful
            ? Logins.IsPassword(value) || SecretValue.IsUnmistakable(value)
            : SecretValue.IsSecret(value, kind, quoted, firm: true)
                && (kind is not SecretName.Kind.Password || SecretValue.HasDigitsOrSigns(value));

    private static SecretName.Kind? KindOf(ReadOnlySpan<char> heading)
    {
        Span<char> lower = stackalloc char[LongestHeading];
        var plain = lower[..heading.ToLowerInvariant(lower)];
        return plain[(plain.LastIndexOf('.') + 1)..] switch
        {
            "users" or "accounts" or "logins" or "user" => SecretName.Kind.Doubtful,
            "passwords" or "passwd" or "passphrases" => SecretName.Kind.Password,
            "secrets" or "credentials" or "tokens" or "api_keys" or "apikeys" or "api-keys" or "creds" => SecretName.Kind.Key,
            _ => null,
        };
    }
}
