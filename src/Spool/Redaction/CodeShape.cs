namespace TotalMemory.Spool.Redaction;

/// <summary>Identifiers and expressions, as source code has them.</summary>
internal static class CodeShape
{
    // a?.b, a[b, a::b, !a.b, &a::b, name=value
    public static bool IsExpression(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("::") > 0 || value.IndexOf("?.") > 0)
            return true;
        var start = value[0] is '!' or '&' or '*' or '-' ? 1 : 0;
        var end = value[start..].IndexOfAnyExcept(CharacterRuns.DottedName);
        if (end < 0)
            return start == 1 && value[0] is '!' && value.IndexOf('.') > 0;
        end += start;
        return end > start
            && char.IsAsciiLetter(value[start])
            && (value[end] == '[' || value[end] == '=' && IsArgument(value, end) || value[end] == '(' && start == 1);
    }

    // name=value, but not v7Qb=1dH2!S4n
    private static bool IsArgument(ReadOnlySpan<char> value, int sign) =>
        sign + 1 < value.Length && value.Length < 20 && !CharacterRuns.Mixed(value[..sign]);

    // object.member, array[0], a::b, Type<T>, a=b
    public static bool IsSyntax(ReadOnlySpan<char> value) =>
        value.IndexOf("::") >= 0
        || value.IndexOf("=>") >= 0
        || value.IndexOf("->") >= 0
        || value.IndexOf("?.") > 0
        || value.IndexOf("()") >= 0
        || value.IndexOfAny("<>{}[]") >= 0
        || value.IndexOf("/") > 0 && value.IndexOfAnyExcept(CharacterRuns.PathName) < 0 && value.Count('/') > 1;

    // camelCase, snake_case, dotted.names and paths of dictionary-like parts without digits are code, not keys.
    public static bool IsIdentifier(ReadOnlySpan<char> value)
    {
        if (CharacterRuns.IsShuffled(value) || IsNoWord(value))
            return false;
        if (IsNumbered(value))
            return true;
        var digits = 0;
        var separators = 0;
        var humps = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c is '.' or '_' or '-' or '/' or ':')
                separators++;
            else if (!char.IsAsciiLetter(c))
                return false;
            if (i > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(value[i - 1]))
                humps++;
        }
        return digits <= 2
            && (separators > 0 || humps is > 0 and <= 6)
            && (separators + humps) * 14 >= value.Length - 12
            && !LetterPairs.AreRandom(value);
    }

    /// <summary>Long and random, whether or not it has many digits.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value) => CharacterRuns.IsShuffled(value) || value.Length >= 20 && IsNoWord(value);

    /// <summary>
    /// Letters of random text: their kind changes with every second or third character, or many consonants stand in a row.
    /// </summary>
    public static bool IsNoWord(ReadOnlySpan<char> value)
    {
        if (value.Length < LeastNoWord || value.IndexOfAnyExcept(CharacterRuns.UrlSafe) >= 0)
            return false;
        int upper = 0,
            lower = 0,
            digits = 0,
            changes = 0,
            consonants = 0,
            most = 0,
            before = -1;
        foreach (var c in value)
        {
            var kind = c switch
            {
                >= '0' and <= '9' => 0,
                >= 'A' and <= 'Z' => 1,
                >= 'a' and <= 'z' => 2,
                _ => 3,
            };
            digits += kind == 0 ? 1 : 0;
            upper += kind == 1 ? 1 : 0;
            lower += kind == 2 ? 1 : 0;
            changes += before >= 0 && kind != before ? 1 : 0;
            consonants = kind == 2 && c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') ? consonants + 1 : 0;
            most = Math.Max(most, consonants);
            before = kind;
        }
        return upper > 1
            && lower > 1
            && (
                changes >= LeastChanges * value.Length && (digits > 0 || SyllablesWithoutVowel(value) > 1)
                || most >= MostConsonants
                || SyllablesWithoutVowel(value) > 2
            );
    }

    // Words of camelCase that nobody could say: "Hgh", "Pj"
    private static int SyllablesWithoutVowel(ReadOnlySpan<char> value)
    {
        var count = 0;
        for (var at = 0; at < value.Length; )
        {
            var end = at + 1;
            while (end < value.Length && char.IsAsciiLetterLower(value[end]))
                end++;
            if (end - at > 1 && char.IsAsciiLetterLower(value[at + 1]) && value[at..end].IndexOfAny("aeiouyAEIOUY") < 0)
                count++;
            at = end;
        }
        return count;
    }

    private const int LeastNoWord = 12; // chosen: shorter runs occur in words and abbreviations

    // More consonants in a row than English or German words have
    private const int MostConsonants = 6;
    private const double LeastChanges = 0.45;

    // release-notes-2024, x-hub-signature-256: words and numbers with a sign between each
    private static bool IsNumbered(ReadOnlySpan<char> value)
    {
        var parts = 0;
        while (true)
        {
            var end = value.IndexOfAny("-_.");
            var part = end < 0 ? value : value[..end];
            var letters = part.IndexOfAnyExcept(CharacterRuns.Letters) < 0;
            if (!letters && !(part.Length <= 6 && part.IndexOfAnyExceptInRange('0', '9') < 0))
                return false;
            parts++;
            if (end < 0)
                return parts > 2;
            value = value[(end + 1)..];
        }
    }
}
