namespace TotalMemory.Spool.Redaction;

/// <summary>Values that an INSERT writes into columns whose names say that they are secret.</summary>
internal static class SqlInserts
{
    private const int LongestList = 600; // chosen: keeps the search linear
    private const int MostColumns = 40; // chosen: above real tables

    public static void Find(string text, List<Finding> found)
    {
        var values = new CaselessWord("values", rarest: 0);
        for (var at = values.IndexIn(text); at >= 0; at = values.IndexIn(text, at + values.Length))
        {
            var close = text.AsSpan(0, at).TrimEnd().Length - 1;
            if (close < 0 || text[close] != ')')
                continue;
            var open = text.AsSpan(Math.Max(0, close - LongestList), Math.Min(LongestList, close)).LastIndexOf('(');
            if (open < 0)
                continue;
            open += Math.Max(0, close - LongestList);
            Insert(text, open, close, at + values.Length, found);
        }
    }

    private static void Insert(string text, int open, int close, int rows, List<Finding> found)
    {
        Span<SecretName.Kind> kinds = stackalloc SecretName.Kind[MostColumns];
        if (Columns(text.AsSpan(open + 1, close - open - 1), kinds))
            Row(text, rows, kinds, found);
    }

    private static bool Columns(ReadOnlySpan<char> list, Span<SecretName.Kind> kinds)
    {
        var any = false;
        for (var n = 0; n < MostColumns; n++)
        {
            var comma = list.IndexOf(',');
            kinds[n] = SecretName.Classify((comma < 0 ? list : list[..comma]).Trim(" \"`[]\n"));
            any |= kinds[n] is not SecretName.Kind.None;
            if (comma < 0)
                break;
            list = list[(comma + 1)..];
        }
        return any;
    }

    // Rows follow one another: (…), (…)
    private static void Row(string text, int at, ReadOnlySpan<SecretName.Kind> kinds, List<Finding> found)
    {
        var most = Math.Min(text.Length, at + 4 * LongestList);
        var column = 0;
        for (; at < most && text[at] is not ';'; at++)
        {
            if (text[at] == '(')
                column = 0;
            else if (text[at] == ',')
                column++;
            else if (text[at] == '\'' && ValueAt.Read(text, at) is var value)
            {
                if (
                    column < kinds.Length
                    && kinds[column] is not SecretName.Kind.None
                    && SecretValue.IsSecret(value.Slice(text), kinds[column], quoted: true, firm: true)
                )
                    found.Add(new Finding(value.Start, value.End, SecretName.Label(kinds[column])));
                at = Math.Max(at, value.End);
            }
        }
    }
}
