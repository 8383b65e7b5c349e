namespace TotalMemory.Spool.Redaction;

/// <summary>Reads the name before a sign that assigns, as code and files of many kinds write it.</summary>
internal static class AssignedName
{
    // name, optionally quoted or bracketed, then up to two blanks: NAME= "name": name = name"] =
    public static ReadOnlySpan<char> Before(string text, int at)
    {
        var end = at;
        var least = Math.Max(0, at - AssignmentSecrets.LongestName);
        end = DeclaredNames.BeforeType(text, end, least);
        if (end - 3 > least && text[end - 3] == '%' && text.AsSpan(end - 3, 3).Equals("%5D", StringComparison.OrdinalIgnoreCase))
            end -= 3; // user%5Bpassword%5D
        if (text[at] is '=' && end - 3 > least && (text[end - 1] is '}' or ']' || text[end - 2] is '}' or ']'))
            end = BeforeBrackets(text, at, end, least);
        while (
            end > least
            && text[end - 1] is ' ' or '\t' or '"' or '\'' or '`' or ']' or '[' or '\\' or '?' or ':' or '*' or '+' or ')' or '!' or '|'
        )
            end--;
        var start = end;
        while (start > least && (CharacterRuns.Word.Contains(text[start - 1]) || text[start - 1] is '-' or '.'))
            start--;
        if (start > 1 && text[start - 1] is ':' && end < at && text[end] is '"' or '\'' && CharacterRuns.Word.Contains(text[start - 2]))
            start = StartOfPath(text, start, least);
        if (
            start > 0
            && text[start - 1] == '%'
            && end - start > 3
            && text.AsSpan(start, 2).Equals("5B", StringComparison.OrdinalIgnoreCase)
        )
            start += 2;
        if (
            start > 0
            && (text[start - 1] is '\u2581' or '\u0120' || text[start - 1] is ':' && text.AsSpan(0, start).EndsWith(Redactor.Mark))
        )
            return []; // a word of a tokenizer's vocabulary, or a label of ours
        // the letter of an escaped line break
        if (start > 0 && end - start > 1 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't')
            start++;
        return WithWordBefore(text, start, end, least);
    }

    // C's char password[32] = "X", Perl's $settings{password} = "X"
    private static int BeforeBrackets(string text, int at, int end, int least)
    {
        var name = text.AsSpan(least, end - least).TrimEnd(' ');
        if (name is [.., ']'] && name.LastIndexOf('[') is var open and > 0)
            return open + 2 < name.Length && name[(open + 1)..^1].IndexOfAnyExceptInRange('0', '9') < 0 ? least + open : end;
        var value = ValueAt.SkipBlanks(text, at + 1, 4);
        return name is [.., '}'] && value < text.Length && text[value] is '"' or '\'' ? least + name.Length - 1 : end;
    }

    // ["Jwt:Key"] of .NET
    private static int StartOfPath(string text, int start, int least)
    {
        while (start > least && (CharacterRuns.Word.Contains(text[start - 1]) || text[start - 1] is ':'))
            start--;
        return start;
    }

    // "client secret: …", "api key: …": the word before belongs to the name.
    private static ReadOnlySpan<char> WithWordBefore(string text, int start, int end, int least)
    {
        if (start - 1 <= least || text[start - 1] != ' ' || end - start < 3)
            return text.AsSpan(start, end - start);
        var word = start - 1;
        while (word > least && CharacterRuns.Word.Contains(text[word - 1]))
            word--;
        return DeclaredNames.Declares(text.AsSpan(word, start - 1 - word))
            ? text.AsSpan(start, end - start)
            : text.AsSpan(word, end - word);
    }
}
