namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Values assigned to names that say what they hold: <c>API_KEY=…</c>, <c>"password": "…"</c>, <c>--token …</c>, <c>Pwd=…;</c>.
/// Looks at most 64 characters back from each <c>=</c> or <c>:</c> for the name.
/// </summary>
internal static class Assignments
{
    private const int LongestName = 64;

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny('=', ':'); at >= 0; at = Next(text, at))
        {
            var kind = SecretName.Of(NameBefore(text, at));
            if (kind is SecretName.Kind.None)
                continue;
            if (SecretValue.After(text, at + 1, kind) is not { } value)
                continue;
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
            at = value.End - 1;
        }
        Flags(text, found);
    }

    private static int Next(string text, int at)
    {
        if (at + 1 >= text.Length)
            return -1;
        var next = text.AsSpan(at + 1).IndexOfAny('=', ':');
        return next < 0 ? -1 : at + 1 + next;
    }

    // name, optionally quoted or bracketed, then up to two blanks: NAME= "name": name = name"] =
    private static ReadOnlySpan<char> NameBefore(string text, int at)
    {
        var end = at;
        var least = Math.Max(0, at - LongestName);
        while (end > least && text[end - 1] is ' ' or '\t' or '"' or '\'' or '`' or ']' or '\\' or '?' or ':')
            end--;
        var start = end;
        while (start > least && (Chars.Word.Contains(text[start - 1]) || text[start - 1] is '-' or '.'))
            start--;
        var name = text.AsSpan(start, end - start);
        return name.EndsWith(" ", StringComparison.Ordinal) ? [] : WithWordBefore(text, start, end, least);
    }

    // "client secret: …", "api key: …": the word before belongs to the name.
    private static ReadOnlySpan<char> WithWordBefore(string text, int start, int end, int least)
    {
        if (start - 1 <= least || text[start - 1] != ' ')
            return text.AsSpan(start, end - start);
        var word = start - 1;
        while (word > least && Chars.Word.Contains(text[word - 1]))
            word--;
        return text.AsSpan(word, end - word);
    }

    // --password hunter2, --api-key abc…
    private static void Flags(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf("--", StringComparison.Ordinal);
            at >= 0 && at + 2 < text.Length;
            at = text.IndexOf("--", at + 2, StringComparison.Ordinal)
        )
        {
            var end = Chars.RunEnd(text, at + 2, Chars.UrlSafe, LongestName);
            if (end >= text.Length || text[end] != ' ' || end == at + 2)
                continue;
            var kind = SecretName.Of(text.AsSpan(at + 2, end - at - 2));
            if (kind is SecretName.Kind.None)
                continue;
            if (SecretValue.After(text, end, kind) is { } value && text[value.Start] != '-')
                found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
        }
    }
}
