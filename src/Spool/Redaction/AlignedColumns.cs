namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Tables that only blanks align: a heading of names, and the values of each row below them. As commands print them, and as
/// reStructuredText has them between lines of equals signs.
/// </summary>
internal static class AlignedColumns
{
    private const int LongestHeading = 160; // chosen: above real tables
    private const int MostRows = 40; // chosen: keeps the search linear
    private const int Gap = 2; // chosen: one blank stands between words

    /// <summary>Looks below the heading from <paramref name="at"/> to <paramref name="end"/>, if it is one.</summary>
    public static void Find(string text, int at, int end, List<Finding> found)
    {
        if (end - at > LongestHeading)
            return;
        for (var start = at; start < end; )
        {
            var name = start;
            while (name < end && text[name] is not ' ')
                name++;
            var isLast = name + 1 >= end;
            if (!isLast && text[name + 1] is not ' ' || isLast && start == at)
                return; // a sentence
            var heading = text.AsSpan(start, name - start).TrimEnd('\r');
            var kind = heading.IndexOfAnyExcept(CharacterRuns.UrlSafe) < 0 ? SecretName.Classify(heading) : SecretName.Kind.None;
            if (kind is SecretName.Kind.Password or SecretName.Kind.Key or SecretName.Kind.Doubtful)
                Rows(text, end + 1, start - at, kind, found);
            start = ValueAt.SkipBlanks(text, name, end - name);
            if (start == name)
                return;
        }
    }

    private static void Rows(string text, int at, int column, SecretName.Kind kind, List<Finding> found)
    {
        for (var n = 0; n < MostRows && at < text.Length; n++)
        {
            var end = text.AsSpan(at, Math.Min(2 * LongestHeading, text.Length - at)).IndexOf('\n');
            end = end < 0 ? text.Length : at + end;
            var start = at + column;
            if (start >= end)
                return;
            if (text.AsSpan(at, end - at).IndexOfAnyExcept("=- \r") >= 0)
            {
                if (column >= Gap && (text[start - 1] is not ' ' || text[start - 2] is not ' '))
                    return;
                var value = ValueAt.Read(text, start);
                if (!value.IsEmpty && SecretValue.IsSecret(value.Slice(text), kind, quoted: false, firm: false))
                    found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
            }
            at = end + 1;
        }
    }
}
