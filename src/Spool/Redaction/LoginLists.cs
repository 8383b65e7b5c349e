namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Files of accounts that name nothing: lines <c>bob:X</c> or <c>bob[tab]X</c>, several of them; the peers of an IPsec tunnel
/// (<c>192.0.2.7 X</c>); the mailboxes of a telephone system (<c>4711 =&gt; 1234,Bob</c>).
/// </summary>
internal static class LoginLists
{
    private const int LongestAddress = 15; // published: four numbers with points
    private const int LongestLine = 160; // chosen: above real entries

    /// <summary>Looks at the line that begins at <paramref name="at"/>, whose first word ends at <paramref name="end"/>.</summary>
    public static void Line(string text, int at, int end, List<Finding> found)
    {
        if (end == at || end + 4 >= text.Length)
            return;
        if (text[end] is ':' or '\t' && !char.IsWhiteSpace(text[end + 1]))
            Pair(text, at, end, found);
        else if (text[end] is ' ' && char.IsAsciiDigit(text[at]))
            Numbered(text, at, end, found);
    }

    // One of several lines in a row that are a name and what people and programs choose as a password
    private static void Pair(string text, int at, int end, List<Finding> found)
    {
        if (at > 0 && text[at - 1] is not '\n' || Password(text, at, end) is not { IsEmpty: false } value)
            return;
        var next = ValueAt.AfterLineBreak(text, value.End);
        var before = at == 0 ? 0 : text.LastIndexOf('\n', Math.Max(0, at - 2), Math.Min(LongestLine, Math.Max(0, at - 1))) + 1;
        if (HasPassword(text, next, text[end]) || at > 0 && HasPassword(text, before, text[end]))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static bool HasPassword(string text, int line, char sign)
    {
        var end = line < text.Length ? CharacterRuns.RunEnd(text, line, CharacterRuns.Account, AssignmentSecrets.LongestName) : line;
        return end > line
            && end + 4 < text.Length
            && text[end] == sign
            && (!Password(text, line, end).IsEmpty || text.AsSpan(end + 1).StartsWith(Redactor.Mark));
    }

    private static ValueAt.ValueSpan Password(string text, int at, int end)
    {
        if (char.IsWhiteSpace(text[end + 1]) || !char.IsLetter(text[at]))
            return default;
        var value = ProseValue.Read(text, end + 1);
        var word = value.Slice(text);
        return
            value.Start == end + 1
            && ValueAt.IsLineEnd(text, value.End)
            && word.IndexOfAny("/\\:(){}<>[]\"'") < 0
            && word.IndexOfAnyInRange('A', 'Z') >= 0
            && CharacterRuns.Mixed(word)
            && SecretValue.IsUnmistakable(word)
            ? value
            : default;
    }

    private static void Numbered(string text, int at, int end, List<Finding> found)
    {
        if (text[at] is '3')
            MailLogins.At(text, at, found);
        if (text.AsSpan(end).StartsWith(" => ") && text.AsSpan(at, end - at).IndexOfAnyExceptInRange('0', '9') < 0)
            Mailbox(text, end + 4, found);
        else if (end - at <= LongestAddress && text.AsSpan(at, end - at).Count('.') == 3)
            Peer(text, end, found);
    }

    // 4711 => 1234,Bob Meyer
    private static void Mailbox(string text, int code, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, code, CharacterRuns.Port, 12);
        if (end - code is >= 3 and <= 10 && end + 1 < text.Length && text[end] is ',' && char.IsLetter(text[end + 1]))
            found.Add(new Finding(code, end, "password"));
    }

    private static void Peer(string text, int end, List<Finding> found)
    {
        var start = ValueAt.SkipBlanks(text, end, 16);
        if (start >= text.Length)
            return;
        var value = ProseValue.Read(text, start);
        var word = value.Slice(text);
        if (
            value.Start == start
            && ValueAt.IsLineEnd(text, value.End)
            && word.IndexOfAny(".-_/:[]()@,") < 0
            && word.IndexOfAnyInRange('A', 'Z') >= 0
            && SecretValue.IsUnmistakable(word)
            && (CharacterRuns.IsScrambled(word) || word.IndexOfAny("!#$%^&*+~") > 0 || CodeShape.IsNoWord(word))
        )
            found.Add(new Finding(value.Start, value.End, "password"));
    }
}
