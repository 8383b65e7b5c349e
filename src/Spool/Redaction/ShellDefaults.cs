namespace TotalMemory.Spool.Redaction;

/// <summary>Defaults of a shell for a secret that is not set: <c>PASSWORD="${1:-X}"</c>, <c>${DB_PASSWORD:-X}</c>.</summary>
internal static class ShellDefaults
{
    private const int Farthest = 120; // chosen: keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = CharacterRuns.RunEnd(text, at + 2, CharacterRuns.Word, AssignmentSecrets.LongestName);
            if (end + 2 >= text.Length || text[end] != ':' || text[end + 1] is not ('-' or '='))
                continue;
            var close = text.AsSpan(end, Math.Min(Farthest, text.Length - end)).IndexOfAny("}\n");
            var name = text.AsSpan(at + 2, end - at - 2);
            var kind = SecretName.Classify(name);
            if (kind is SecretName.Kind.None)
                kind = SecretName.Classify(AssignedName(text, at));
            if (close < 3 || text[end + close] != '}' || kind is SecretName.Kind.None)
                continue;
            var value = text.AsSpan(end + 2, close - 2).Trim("\"'");
            var start = end + 2 + text.AsSpan(end + 2, close - 2).IndexOf(value);
            // POSTGRES_PASSWORD:-postgres is known to everybody.
            var isName = name.Contains(value, StringComparison.OrdinalIgnoreCase);
            if (!value.IsEmpty && !isName && SecretValue.IsSecret(value, kind, quoted: true, firm: true))
                found.Add(new Finding(start, start + value.Length, SecretName.Label(kind)));
        }
    }

    // The name in NAME="${…
    private static ReadOnlySpan<char> AssignedName(string text, int at)
    {
        var end = at;
        while (end > 0 && at - end < 2 && text[end - 1] is '"' or '\'')
            end--;
        if (end == 0 || text[--end] is not '=')
            return [];
        var start = end;
        while (start > 0 && end - start < AssignmentSecrets.LongestName && CharacterRuns.Word.Contains(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }
}
