namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Keys of products and streams: five and more groups of four to six letters and digits, <c>VK7JG-NPHTM-C97JM-9MPGT-3V66T</c>.
/// </summary>
internal static class SerialKeys
{
    private const int LeastGroups = 5; // chosen: fewer are versions and dates
    private const int Longest = 80; // chosen: keeps the search linear

    /// <summary>The end of a key whose first group ends at <paramref name="group"/>; <paramref name="group"/> if there is none.</summary>
    public static int End(string text, int start, int group)
    {
        if (group - start is < 2 or > 6 || start > 0 && text[start - 1] is '-' or '_' or '/' or '.' or '#')
            return group;
        // The second group is as long as the first, unless the first names the product.
        var next = 2 * group - start + 1;
        if (group - start > 3 && (next >= text.Length || text[next] != '-'))
            return group;
        var end = CharacterRuns.RunEnd(text, group, CharacterRuns.UrlSafe, Longest);
        return Is(text.AsSpan(start, end - start)) ? end : group;
    }

    private static bool Is(ReadOnlySpan<char> run)
    {
        int groups = 0,
            length = 0,
            withDigits = 0,
            withLetters = 0;
        foreach (var range in run.Split('-'))
        {
            var group = run[range];
            // SC-: the product's name
            if (length == 0 && group.Length is 2 or 3 && group.IndexOfAnyExceptInRange('A', 'Z') < 0)
                continue;
            length = length == 0 ? group.Length : length;
            if (group.Length != length || length is < 4 or > 6 || group.IndexOfAnyExcept(CharacterRuns.Alphanumeric) >= 0)
                return false;
            groups++;
            withDigits += group.IndexOfAnyInRange('0', '9') >= 0 ? 1 : 0;
            withLetters += group.IndexOfAny(CharacterRuns.Letters) >= 0 ? 1 : 0;
        }
        var isOneCase = run.IndexOfAnyInRange('A', 'Z') < 0 || run.IndexOfAnyInRange('a', 'z') < 0;
        // BitLocker's recovery key: eight groups of six digits
        if (groups == 8 && length == 6 && withLetters == 0)
            return true;
        return groups >= LeastGroups && withDigits > 1 && withLetters > 1 && isOneCase;
    }
}
