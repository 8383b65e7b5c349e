namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Four groups of four small letters that are no words, as mail services make passwords for programs: <c>ejyp vlpk oqxs mfqm</c>.
/// </summary>
internal static class WordGroups
{
    private const int Groups = 4;
    private const int Letters = 4;
    private const int Length = (Groups * Letters) + Groups - 1;

    /// <summary>The end of the groups that begin at <paramref name="at"/>; 0 where none do.</summary>
    public static int End(string text, int at)
    {
        if (
            at + Length > text.Length
            || text[at + Letters] is not ' '
            || at + Length < text.Length && char.IsAsciiLetterOrDigit(text[at + Length])
        )
            return 0;
        Span<char> letters = stackalloc char[Groups * Letters];
        var count = 0;
        for (var i = 0; i < Length; i++)
        {
            var c = text[at + i];
            if (i % (Letters + 1) == Letters ? c is not ' ' : !char.IsAsciiLetterLower(c))
                return 0;
            if (c is not ' ')
                letters[count++] = c;
        }
        return LetterPairs.AreRandom(letters) ? at + Length : 0;
    }
}
