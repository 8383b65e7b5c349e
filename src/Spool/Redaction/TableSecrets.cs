using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Columns of tables whose heading says that they are secret: CSV and TSV, and Markdown or psql output with bars.</summary>
internal static class TableSecrets
{
    private const int MostColumns = 40; // chosen: above real tables
    private const int MostRows = 2000; // chosen: keeps the search linear
    private const int LongestLine = 2000; // chosen: a longer line is data
    private static readonly SearchValues<char> Separators = SearchValues.Create("|,;\t");

    public static void Find(string text, List<Finding> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = LineEnd(text, at);
            var next = end + 1;
            if (text.AsSpan(at, end - at).TrimStart().StartsWith("|"))
                Pair(text, at, end, found);
            if (Separator(text.AsSpan(at, end - at)) is var separator and not '\0' && next < text.Length)
                next = Rows(text, at, end, separator, found);
            else if (end > at && next < text.Length && char.IsAsciiLetter(text[at]))
                AlignedColumns.Find(text, at, end, found);
            at = next;
        }
    }

    // | password | X |
    private static void Pair(string text, int at, int end, List<Finding> found)
    {
        var line = text.AsSpan(at, Math.Min(end - at, LongestLine)).TrimEnd();
        if (line.Count('|') != 3)
            return;
        var name = line.IndexOf('|') + 1;
        var value = name + line[name..].IndexOf('|') + 1;
        var kind = SecretName.Classify(line[name..(value - 1)].Trim(" *`"));
        if (kind is not (SecretName.Kind.Password or SecretName.Kind.Key or SecretName.Kind.Weak))
            return;
        var cell = line[value..(value + line[value..].IndexOf('|'))];
        var bare = cell.Trim(" `");
        if (bare.IsEmpty || bare.IndexOf(' ') >= 0 || !SecretValue.IsSecret(bare, kind, quoted: false, firm: false))
            return;
        var from = at + value + cell.IndexOf(bare);
        found.Add(new Finding(from, from + bare.Length, SecretName.Label(kind)));
    }

    private static int LineEnd(string text, int at)
    {
        var length = text.AsSpan(at).IndexOf('\n');
        return length < 0 ? text.Length : at + length;
    }

    // The separator of a table's heading, which has only short names; '\0' if the line is none.
    private static char Separator(ReadOnlySpan<char> line)
    {
        if (line.Length is < 8 or > 400)
            return '\0';
        if (line.IndexOfAny(Separators) < 0)
            return '\0';
        foreach (var separator in "|,;\t")
            if (line.IndexOf(separator) >= 0)
                return line.IndexOfAnyExcept(CharacterRuns.Heading) < 0 ? separator : '\0';
        return '\0';
    }

    private static int Rows(string text, int at, int end, char separator, List<Finding> found)
    {
        Span<SecretName.Kind> kinds = stackalloc SecretName.Kind[MostColumns];
        var columns = 0;
        var any = false;
        var hasAccounts = false;
        // Wikis put two bars between the columns of a heading.
        var isDoubled = separator is '|' && text.AsSpan(at, end - at).StartsWith("||");
        foreach (var heading in isDoubled ? text.AsSpan(at, end - at).Split("||") : text.AsSpan(at, end - at).Split(separator))
        {
            if (columns == MostColumns)
                return end + 1;
            var name = text.AsSpan(at, end - at)[heading].Trim(" \"\r*");
            kinds[columns] = SecretName.Classify(name);
            hasAccounts |= NearbyAccount.IsAccount(name);
            any |= kinds[columns++] is not SecretName.Kind.None;
        }
        if (!any)
            return end + 1;
        for (var row = 0; row < MostRows && end + 1 < text.Length; row++)
        {
            var start = end + 1;
            end = LineEnd(text, start);
            if (end > start && end - start <= LongestLine && text.AsSpan(start, end - start).IndexOfAnyExcept("+-=|: \r") < 0)
                continue;
            if (end - start > LongestLine || text.AsSpan(start, end - start).Count(separator) != columns - 1)
                return text.AsSpan(start, end - start).IndexOf("--") >= 0 ? end + 1 : start;
            Row(text, start, end, separator, kinds, hasAccounts, found);
            if (separator is '|' && text[start] is '|')
                Pair(text, start, end, found);
        }
        return end + 1;
    }

    // Beside an account, a password may look like a name.
    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool hasAccounts) =>
        SecretValue.IsSecret(value, kind, quoted: true, firm: true)
        || hasAccounts && kind is SecretName.Kind.Password && value.Length >= 6 && SecretValue.IsStated(value) && !PathShape.Is(value);

    private static void Row(
        string text,
        int start,
        int end,
        char separator,
        ReadOnlySpan<SecretName.Kind> kinds,
        bool hasAccounts,
        List<Finding> found
    )
    {
        var line = text.AsSpan(start, end - start);
        var column = 0;
        foreach (var cell in line.Split(separator))
        {
            var kind = kinds[column++];
            var value = line[cell].Trim(" \"\r`'");
            if (kind is SecretName.Kind.None || value.IsEmpty || value.IndexOf(' ') >= 0)
                continue;
            if (!IsSecret(value[..Math.Min(value.Length, SecretValue.Examined)], kind, hasAccounts))
                continue;
            var from = start + cell.Start.Value + line[cell].IndexOf(value);
            found.Add(new Finding(from, from + value.Length, SecretName.Label(kind)));
        }
    }
}
