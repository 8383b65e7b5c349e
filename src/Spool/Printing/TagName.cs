namespace TotalMemory.Spool.Printing;

/// <summary>The letters after an opening bracket, and what is between them.</summary>
internal readonly struct TagName
{
    private enum Gap : byte
    {
        None,
        Blank,
        Dash,
    }

    /// <summary>Characters examined after a bracket (chosen).</summary>
    private const int Window = 160;

    private const int MostLetters = 40; // chosen: above the longest name of a tag

    private readonly char[] letters;
    private readonly Gap[] before;
    private readonly bool[] closesAfter;
    private readonly int count;

    private TagName(char[] letters, Gap[] before, bool[] closesAfter, int count) =>
        (this.letters, this.before, this.closesAfter, this.count) = (letters, before, closesAfter, count);

    public static TagName Read(string text, int start)
    {
        var (letters, before, closes) = (new char[MostLetters], new Gap[MostLetters + 1], new bool[MostLetters]);
        var count = 0;
        var gap = Gap.None;
        for (var i = start; i < text.Length && i - start < Window && count < MostLetters; )
        {
            var (letter, length) = LookAlikes.LetterAt(text, i);
            if (letter != '\0')
            {
                before[count] = gap;
                letters[count++] = letter;
                gap = Gap.None;
            }
            else if (IsDash(text[i]) || (text[i] is ':' or '：' && letters.AsSpan(0, count).SequenceEqual("antml")))
                gap = Gap.Dash;
            else if (char.IsWhiteSpace(text[i]))
                gap = gap == Gap.None ? Gap.Blank : gap;
            else if (ForeignTags.Closes(text[i]))
            {
                if (count > 0)
                    closes[count - 1] = true;
                break;
            }
            else if (!LookAlikes.IsPassedOver(text[i]) && text[i] is not ('/' or '\\' or '／' or '⁄' or '∕' or '!' or '?' or '"' or '\''))
                break;
            i += length;
        }
        before[count] = gap;
        return new TagName(letters, before, closes, count);
    }

    /// <summary>
    /// Whether it starts with these words; a space in place of a dash counts only if a closing bracket follows directly.
    /// </summary>
    public bool Begins(string words)
    {
        var at = 0;
        var isDashed = true;
        var needsGap = false;
        foreach (var ch in words)
        {
            if (ch == '-')
            {
                needsGap = true;
                continue;
            }
            if (at == count || letters[at] != ch)
                return false;
            if (needsGap)
            {
                if (before[at] == Gap.None)
                    return false;
                isDashed &= before[at] == Gap.Dash;
            }
            needsGap = false;
            at++;
        }
        if (needsGap)
            return before[at] == Gap.Dash;
        return isDashed || closesAfter[at - 1];
    }

    private static bool IsDash(char ch) =>
        ch is '_' or '|' or '｜'
        || char.GetUnicodeCategory(ch)
            is System.Globalization.UnicodeCategory.DashPunctuation
                or System.Globalization.UnicodeCategory.ConnectorPunctuation
        || ch is '−' or '˗' or '·' or '・' or '‧';
}
