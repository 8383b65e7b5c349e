namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Random values in quotation marks whose comment says what they are: <c>Client("…", "…")  # api key, api secret</c>. Nothing else
/// tells them from ids.
/// </summary>
internal static class CommentedKeys
{
    private const int LongestLine = 300; // chosen: keeps the search linear
    private const int LongestComment = 60; // chosen: a longer one is prose
    private const int LeastKey = 20; // chosen: shorter values are as often names

    private static readonly string[] Words = ["key", "secret", "token", "password", "credential"];

    private static readonly string[] OtherKeys = ["public", "primary", "foreign", "cache", "sort", "keys of"];

    public static void Find(string text, List<Finding> found)
    {
        foreach (var sign in (ReadOnlySpan<string>)[" # ", " // "])
            for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + 2, StringComparison.Ordinal))
                if (at > LeastKey && text.AsSpan(at - LeastKey, LeastKey).IndexOfAny('"', '\'') >= 0 && NamesSecret(text, at + sign.Length))
                    Before(text, at, found);
    }

    private static bool NamesSecret(string text, int at)
    {
        var comment = text.AsSpan(at, Math.Min(LongestComment, text.Length - at));
        var end = comment.IndexOf('\n');
        comment = end < 0 ? comment : comment[..end];
        return WordLists.Contains(comment, Words) && !WordLists.Contains(comment, OtherKeys);
    }

    private static void Before(string text, int at, List<Finding> found)
    {
        var least = Math.Max(0, at - LongestLine);
        var line = text.AsSpan(least, at - least);
        for (var open = least + line.LastIndexOf('\n') + 1; open < at; open++)
        {
            if (text[open] is not ('"' or '\''))
                continue;
            var value = ValueAt.Read(text, open);
            if (!value.Quoted || value.End >= at)
                return;
            if (IsKey(value.Slice(text)))
                found.Add(new Finding(value.Start, value.End, "secret"));
            open = value.End;
        }
    }

    private static bool IsKey(ReadOnlySpan<char> value) =>
        value.Length >= LeastKey
        && value.IndexOfAnyExcept(CharacterRuns.Base64) < 0
        && (
            CharacterRuns.IsShuffled(value)
            || value.Length >= 32 && CharacterRuns.Mixed(value) && value.IndexOfAnyExcept(CharacterRuns.Hex) < 0
        )
        && !IdPrefixes.IsId(value);
}
