namespace TotalMemory.Spool.Redaction;

/// <summary>An account and its password with a slash between them, as people note them: "jan / fwKw4!u3Jq".</summary>
internal static class SlashedPairs
{
    private const string Slash = " / ";

    public static void Find(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf(Slash, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Slash, at + Slash.Length, StringComparison.Ordinal)
        )
        {
            var start = at;
            while (start > 0 && at - start < Assignments.LongestName && Chars.Account.Contains(text[start - 1]))
                start--;
            if (start == at || at + Slash.Length >= text.Length)
                continue;
            var value = Said.Read(text, at + Slash.Length);
            if (!value.IsEmpty && IsPassword(value.Of(text)))
                found.Add(new Finding(value.Start, value.End, "password"));
        }
    }

    // Letters, digits and a sign that no word has in its middle.
    private static bool IsPassword(ReadOnlySpan<char> value) =>
        value.Length >= 6 && Chars.Mixed(value) && value[..^1].IndexOfAny("!#$%^&*~") > 0 && SecretValue.IsChosen(value);
}
