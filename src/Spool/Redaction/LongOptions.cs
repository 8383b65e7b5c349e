namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Long options that name a secret, with the value after a blank: <c>--password X</c>, <c>-Password X</c>, <c>--api-key
/// X</c>.
/// </summary>
internal static class LongOptions
{
    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('-'); at >= 0 && at + 3 < text.Length; at = text.IndexOf('-', at + 1))
        {
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('"' or '\'' or '`' or '(' or '['))
                continue;
            var start = text[at + 1] == '-' ? at + 2 : at + 1;
            var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Dotted, AssignmentSecrets.LongestName);
            // In JSON and code each argument stands in quotation marks: "--password", "X"
            var gap = Gap(text, end);
            if (end - start < 2 || end - start == 2 && text[start] is not 'p' || gap == 0)
            {
                at = Math.Max(at, end - 1);
                continue;
            }
            var name = text.AsSpan(start, end - start);
            var kind = name.Equals("pass", StringComparison.OrdinalIgnoreCase) ? SecretName.Kind.Password : SecretName.Classify(name);
            at = end - 1;
            if (text[end - 1] is 'd' or 'l')
                StandardInputSecrets.Printed(text, start, found);
            if (kind is SecretName.Kind.None)
                kind = Short(text, name, end + gap);
            if (
                kind is SecretName.Kind.None
                || name.Equals("pwd", StringComparison.OrdinalIgnoreCase) && !IsWindowsPassword(text, start, end + gap)
                || end + gap >= text.Length
                || text[end + gap] is '-'
                || text.AsSpan(end + gap).StartsWith("pass:")
            )
                continue;
            kind = kind is SecretName.Kind.Doubtful ? SecretName.Kind.Password : kind; // It was checked above.
            var value = ValueAt.Read(text, end + gap);
            var isArgument = end + 1 < text.Length && text[end] is '"' or '\'' && text[end + 1] is ',';
            if (isArgument && !value.Quoted)
                continue; // add_argument("--password", required=True)
            if (
                !value.IsEmpty
                && IsSecret(value.Slice(text), kind, value.Quoted || kind is SecretName.Kind.Password && IsInCommand(text, start, value))
            )
                found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, SecretName.Label(kind)));
        }
    }

    // -pwd X is a password of Windows programs; --pwd is a folder
    private static bool IsWindowsPassword(string text, int start, int at) =>
        start > 1
        && text[start - 2] != '-'
        && at < text.Length
        && ValueAt.Read(text, at).Slice(text) is var value
        && SecretValue.HasDigitsOrSigns(value);

    // --key X, where X is random
    private static SecretName.Kind Short(string text, ReadOnlySpan<char> name, int at) =>
        name is "key" && at < text.Length && IsRandom(ValueAt.Read(text, at).Slice(text)) ? SecretName.Kind.Key : SecretName.Kind.None;

    private static bool IsRandom(ReadOnlySpan<char> value) =>
        CharacterRuns.IsShuffled(value)
        || value.Length >= 32 && CharacterRuns.Mixed(value) && value.IndexOfAnyExcept(CharacterRuns.Hex) < 0;

    private static int Gap(string text, int end)
    {
        var at = end;
        if (at + 1 < text.Length && text[at] is '"' or '\'')
            at = text[at + 1] == ',' ? at + 2 : at + 1;
        var from = at;
        while (at < text.Length && at - from < 4 && text[at] is ' ' or '\t')
            at++;
        // A backslash before a line break continues the line.
        if (at > from && at + 1 < text.Length && text[at] == '\\' && text[at + 1] == '\n')
            at = ValueAt.SkipBlanks(text, at + 2, 16);
        return at == from ? 0 : at - end;
    }

    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool stated) =>
        kind is SecretName.Kind.Password
            ? value.Length >= 4
                && (
                    SecretValue.HasDigitsOrSigns(value)
                    || SecretValue.IsSecret(value, kind, quoted: stated, firm: stated)
                    || stated && value.IndexOf(' ') > 0 && value.Length >= 8 && CharacterRuns.Mixed(value) && !Reference.Is(value)
                    || stated && value.Count(' ') > 1 && value.IndexOfAnyExcept(CharacterRuns.LowerWords) < 0 && !Reference.Is(value)
                    || stated && value.Length >= 6 && SecretValue.IsStated(value) && !PathShape.Is(value) && value.IndexOf('-') > 0
                    || stated && value.Length >= 8 && IsOfBothCases(value) && SecretValue.IsStated(value) && !PathShape.Is(value)
                )
            : SecretValue.IsSecret(value, kind, quoted: stated, firm: false);

    private static bool IsOfBothCases(ReadOnlySpan<char> value) =>
        value[1..].IndexOfAnyInRange('A', 'Z') >= 0
        && value.IndexOfAnyInRange('a', 'z') >= 0
        && value.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0;

    // A command has other options with values, and the value ends it or another option follows: here a plain word is a password, too.
    private static bool IsInCommand(string text, int option, ValueAt.ValueSpan value)
    {
        var line = text.AsSpan(Math.Max(0, option - LongestLine), Math.Min(LongestLine, option));
        line = line[(line.LastIndexOf('\n') + 1)..].TrimEnd("- ");
        var before = line[(line.LastIndexOf(' ') + 1)..];
        var next = ValueAt.SkipBlanks(text, value.End, 4);
        var isLast = ValueAt.IsLineEnd(text, next) || text[next] is '|' or '&' or ';';
        var goesOn = !isLast && next > value.End && text[next] is '-';
        return (isLast && (line.IndexOf(" -") > 0 || IsCommand(line, value.Slice(text))) || goesOn)
            && !WordLists.Is(before, WordsBetweenOptions);
    }

    // "acme user add bob --password X": a line of small letters that no sentence would end so
    private static bool IsCommand(ReadOnlySpan<char> line, ReadOnlySpan<char> value) =>
        line.Length > 2
        && char.IsAsciiLetterLower(line.TrimStart()[0])
        && line.IndexOfAny(",.;:?!") < 0
        && value.Length >= 6
        && !WordLists.Is(value, WordsAfterOptions);

    private static readonly string[] WordsAfterOptions =
    [
        "option",
        "instead",
        "argument",
        "parameter",
        "support",
        "prompt",
        "anymore",
        "directly",
        "interactively",
        "explicitly",
        "everywhere",
        "somewhere",
        "handling",
        "before",
        "because",
    ];

    // "--user and --password belong together" is a sentence.
    private static readonly string[] WordsBetweenOptions =
    [
        "and",
        "or",
        "the",
        "a",
        "with",
        "use",
        "pass",
        "add",
        "via",
        "und",
        "oder",
        "mit",
        "et",
        "ou",
        "y",
        "e",
        "o",
    ];

    private const int LongestLine = 400; // chosen: keeps the search linear
}
