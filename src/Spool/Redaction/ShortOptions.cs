namespace TotalMemory.Spool.Redaction;

/// <summary>
/// <c>-p X</c> of programs that are not listed, together with an option that names an account: <c>-u bob -p X</c>. Ports do not mix
/// letters and digits, and folders contain a sign of a path. Also the cookies that curl is given: <c>-b "session=X"</c>.
/// </summary>
internal static class ShortOptions
{
    private const int Farthest = 120; // chosen: keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf(" -", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" -", at + 2, StringComparison.Ordinal))
        {
            if (at + 4 < text.Length && text[at + 2] is 'b' or '-')
                Cookie(text, at + 2, found);
            if (at + 6 < text.Length && text[at + 3] is ' ' && char.IsAsciiLetter(text[at + 2]))
                Pair(text, at + 4, found);
            if (at + 5 >= text.Length || text[at + 2] is not ('p' or 'P' or 'w') || text[at + 3] != ' ' || text[at + 4] is '-')
                continue;
            var value = Argument.Read(text, at + 4, Math.Min(text.Length, at + Farthest));
            if (
                !value.IsEmpty
                && value.Slice(text).IndexOfAny(":=/\\,") < 0
                && (
                    SecretValue.HasDigitsOrSigns(value.Slice(text)) && HasAccount(text, at)
                    || IsUnlikeOthers(value.Slice(text)) && IsCommand(text, at)
                )
            )
                found.Add(new Finding(value.Start, value.End, "password"));
        }
    }

    // curl -b 'a=X; b=Y'
    private static void Cookie(string text, int at, List<Finding> found)
    {
        var option = text.AsSpan(at);
        var start = at + (option.StartsWith("b ") ? 2 : 9);
        if (start < text.Length && text[start] is '"' or '\'' && (option[0] is 'b' ? option[1] is ' ' : option.StartsWith("-cookie ")))
            Cookies.Find(text, start + 1, found);
    }

    // -a bob:X of a program that is not listed
    private static void Pair(string text, int at, List<Finding> found)
    {
        var colon = CharacterRuns.RunEnd(text, at, CharacterRuns.UrlSafe, LongestAccount);
        if (colon == at || colon + 8 > text.Length || text[colon] is not ':')
            return;
        var value = Argument.Read(text, colon + 1, Math.Min(text.Length, at + Farthest));
        var word = value.Slice(text);
        if (
            !value.IsEmpty
            && value.Start == colon + 1
            && word.IndexOfAny("/:.,=\\") < 0
            && SecretValue.IsUnmistakable(word)
            && (CharacterRuns.IsScrambled(word) || CodeShape.IsNoWord(word) || word.IndexOfAny("!#%^&*+~") > 0)
        )
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private const int LongestAccount = 32; // chosen: above real names

    // No folder, no number and no name of a package
    private static bool IsUnlikeOthers(ReadOnlySpan<char> value) =>
        value.IndexOfAny("!#%^&*+~@") > 0 && SecretValue.LooksLikePassword(value)
        || value.IndexOf('.') > 0 && SecretValue.LooksLikePassword(value)
        || SecretValue.IsLongWithDigits(value) && CharacterRuns.IsScrambled(value);

    // The word at the start of the line is that of a program.
    private static bool IsCommand(string text, int at)
    {
        var line = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        line = line[(line.LastIndexOf('\n') + 1)..].TrimStart("$ \t");
        return line.Length > 1 && char.IsAsciiLetterLower(line[0]) && line.IndexOfAny("\"'(){}") < 0;
    }

    // True if the same line names an account.
    private static bool HasAccount(string text, int at)
    {
        var start = Math.Max(0, at - Farthest);
        var line = text.AsSpan(start, Math.Min(text.Length, at + Farthest) - start);
        var here = at - start;
        var begin = line[..here].LastIndexOf('\n') + 1;
        var end = line[here..].IndexOf('\n');
        line = line[begin..(end < 0 ? line.Length : here + end)];
        foreach (var option in (ReadOnlySpan<string>)[" -u ", " -U ", " -l ", " -x ", " --user ", " --username ", " login ", " --login "])
            if (line.IndexOf(option) is var named && named >= 0 && named + option.Length < line.Length)
                return char.IsLetter(line[named + option.Length]);
        return false;
    }
}
