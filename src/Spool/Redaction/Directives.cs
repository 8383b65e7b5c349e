namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Lines that put a blank between the name of a secret and its value: Dockerfile's <c>ENV DB_PASSWORD x</c>, Clojure's
/// <c>:password "x"</c>, configuration files (<c>smtp_password x</c>).
/// </summary>
internal static class Directives
{
    private const int LongestIndent = 16; // chosen: above real files
    private const int LeastColumnGap = 3; // chosen: fewer blanks occur in prose
    private const int LongestAccountLine = 160; // chosen: a longer line is prose

    public static void Find(string text, List<Finding> found)
    {
        for (var at = 0; at < text.Length; )
        {
            Line(text, at, found);
            var next = text.AsSpan(at).IndexOf('\n');
            if (next < 0)
                return;
            at += next + 1;
        }
    }

    // Words before the name
    // csharpier-ignore
    private static readonly string[] Words =
    [
        "ENV ", "ARG ", "setx ", "setenv ", "set ", "#define ", "define ", "export ", "proxy_set_header ", "add_header ",
        "fastcgi_param ",
    ];

    private static int AfterDirectives(string text, int at)
    {
        foreach (var word in Words)
            if (at < text.Length && text[at] == word[0] && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                at += word.Length;
        if (at < text.Length && text[at] is ':' or '{')
            at += text[at] == '{' && at + 1 < text.Length && text[at + 1] == ':' ? 2 : 1;
        return at;
    }

    private static void Line(string text, int at, List<Finding> found)
    {
        at = ValueAt.SkipBlanks(text, at, LongestIndent);
        TypedLogins.Line(text, at, found);
        if (at < text.Length && text[at] is '[')
            SecretSections.Find(text, at, found);
        else if (at < text.Length && text[at] is '"')
            AccountFiles.AnyServerOf(text, at, found);
        if (text.AsSpan(at).StartsWith("# client"))
            AccountFiles.ThirdColumn(text, at, found);
        var line = at;
        at = AfterDirectives(text, at);
        var end = CharacterRuns.RunEnd(text, at, CharacterRuns.Dotted, AssignmentSecrets.LongestName);
        LoginLists.Line(text, at, end, found);
        if (end > at && text[end - 1] is 'd' or 'D')
            StandardInputSecrets.Printed(text, at, found);
        if (end - at < 4 || end + 3 >= text.Length || text[end] is not (' ' or '\t'))
            return;
        var name = text.AsSpan(at, end - at);
        // A plain word may begin a sentence: those are left to SaidSecrets.
        if (
            name.IndexOfAny("_.-") < 0
                && !IsCamel(name)
                && !text.AsSpan(line).StartsWith("#define ")
                && (at == 0 || text[at - 1] != ':')
                && !IsColumn(text, end)
                && !IsBelowAccount(text, at)
            || SecretName.Classify(name) is not (var kind and not SecretName.Kind.None)
        )
        {
            WholeLine(text, at, end, found);
            return;
        }
        var value = ValueAt.Read(text, ValueAt.SkipBlanks(text, end, LongestIndent));
        if (value.IsEmpty || value.Slice(text)[0] is '=' or ':' or '-' || !value.Quoted && !ValueAt.IsLineEnd(text, value.End))
            return;
        if (SecretValue.IsSecret(value.Slice(text), kind, value.Quoted, firm: true))
            found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, SecretName.Label(kind)));
    }

    // "Pass X" and nothing else on the line, as in mbsync's file
    private static void WholeLine(string text, int at, int end, List<Finding> found)
    {
        if (text.AsSpan(at, end - at) is not ("Pass" or "Password" or "Passphrase" or "password" or "passphrase" or "Passwort"))
            return;
        var value = ValueAt.Read(text, ValueAt.SkipBlanks(text, end, LongestIndent));
        var word = value.Slice(text);
        if (value.IsEmpty || !ValueAt.IsLineEnd(text, value.Quoted ? value.End + 1 : value.End))
            return;
        if (SecretValue.IsLongWithDigits(word) && SecretValue.HasDigitsOrSigns(word) || SecretValue.IsNumberedPhrase(word))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // "user bob" on the line above
    private static bool IsBelowAccount(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - LongestAccountLine), Math.Min(LongestAccountLine, at)).TrimEnd(" \t");
        if (before.IsEmpty || before[^1] is not '\n')
            return false;
        before = before.TrimEnd();
        before = before[(before.LastIndexOf('\n') + 1)..].Trim();
        var blank = before.IndexOf(' ');
        return blank > 0 && NearbyAccount.IsAccount(before[..blank]) && before[(blank + 1)..].Trim().IndexOf(' ') < 0;
    }

    // Commands print names and values as columns, with several blanks between them.
    private static bool IsColumn(string text, int end) => ValueAt.SkipBlanks(text, end, LongestIndent) - end >= LeastColumnGap;

    // storePassword "x"
    private static bool IsCamel(ReadOnlySpan<char> name) => char.IsAsciiLetterLower(name[0]) && name.IndexOfAnyInRange('A', 'Z') > 0;
}
