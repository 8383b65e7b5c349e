namespace TotalMemory.Spool.Redaction;

/// <summary>Lists of recovery codes of accounts, below their name: "Recovery codes: …".</summary>
internal static class RecoveryCodes
{
    private const int MostCodes = 30; // chosen: above what sites hand out
    private const int FarthestCode = 80; // chosen: a line; keeps the search linear

    /// <summary>Looks for codes after their name, which ends at <paramref name="at"/>.</summary>
    public static void After(string text, int at, List<Finding> found)
    {
        var far = Math.Min(text.Length, at + FarthestCode);
        // The list starts after a colon or on the next line.
        var list = text.AsSpan(at, far - at).IndexOfAny(":\n\uff1a");
        if (list < 0)
            return;
        at += list;
        for (var n = 0; n < MostCodes && at < far; )
        {
            var start = at;
            while (start < far && !char.IsAsciiLetterOrDigit(text[start]))
                start++;
            var end = CharacterRuns.RunEnd(text, start, CharacterRuns.UrlSafe, FarthestCode);
            end = BehindSecondGroup(text, start, end, far);
            if (start < far && !IsWithin(text, start, end) && IsCode(text.AsSpan(start, end - start)))
            {
                found.Add(new Finding(start, end, "recovery-code"));
                n++;
                far = Math.Min(text.Length, end + FarthestCode);
            }
            else if (n > 0)
                return;
            at = Math.Max(end, start + 1);
        }
    }

    // 6760 0909: two groups of four digits with a blank between them
    private static int BehindSecondGroup(string text, int start, int end, int far)
    {
        const int digits = 4;
        var second = end + 1;
        return
            end - start == digits
            && second + digits <= far
            && text[end] is ' '
            && text.AsSpan(start, digits).IndexOfAnyExceptInRange('0', '9') < 0
            && text.AsSpan(second, digits).IndexOfAnyExceptInRange('0', '9') < 0
            && (second + digits == text.Length || !char.IsAsciiDigit(text[second + digits]))
            ? second + digits
            : end;
    }

    // Part of a path, a file name or an expression
    private static bool IsWithin(string text, int start, int end) =>
        text[start - 1] is '/' or '.' or '_' or '@' or '='
        || end + 1 < text.Length && text[end] is '/' or '(' or '.' && char.IsLetterOrDigit(text[end + 1]);

    // abcde-fghij, 12345678, a1b2c3d4e5
    private static bool IsCode(ReadOnlySpan<char> word) =>
        word.Length is >= 8 and <= 40
        && (
            AreGroups(word)
            || word.IndexOf(' ') > 0
            || (CharacterRuns.Mixed(word) || word.IndexOfAnyExceptInRange('0', '9') < 0) && !CodeShape.IsIdentifier(word)
        )
        && (AreGroups(word) || word.IndexOf(' ') > 0 || !Term.Is(word) && !Term.IsDate(word));

    private static bool AreGroups(ReadOnlySpan<char> word)
    {
        var length = word.IndexOf('-');
        foreach (var group in word.Split('-'))
            if (word[group].Length != length)
                return false;
        return length is >= 4 and <= 6;
    }
}
