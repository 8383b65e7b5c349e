using System.Buffers;
using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>Looks for the value of a secret in the text after its name.</summary>
internal static class ProseValue
{
    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789!@#$%^&*+~?=");

    /// <summary>Looks from <paramref name="at"/> to <paramref name="most"/>, at most <paramref name="words"/> words.</summary>
    public static void After(string text, int at, Announces what, List<Finding> found, int most, int words)
    {
        if (at < most && (text[at] is 's' || char.IsAsciiDigit(text[at]) && at + 1 < most && text[at + 1] is ' '))
            at++;
        else if (at + 2 < most && text[at] is '\'' or '\u2019' && text[at + 1] is 's' && text[at + 2] is ' ')
            at += 2; // the password's X
        if (what is Announces.Codes)
        {
            RecoveryCodes.After(text, at, found);
            return;
        }
        if (
            what is Announces.Key or Announces.Number or Announces.Place or Announces.Login or Announces.Chosen
            && !HasSigns(text.AsSpan(at, most - at))
        )
            return;
        new ProseSearch(text, what, found, most).Run(at, words);
    }

    // Each of these secrets has a digit or a sign; most sentences have none and are done.
    private static bool HasSigns(ReadOnlySpan<char> window) => window.IndexOfAny(DigitsAndSigns) >= 0;

    // Skips blanks, closing quotation marks and joining signs; the end of a sentence, a clause or a line ends the search.
    public static int Skip(string text, int at, int most, ref bool joined, out bool ended)
    {
        ended = false;
        for (; at < most; at++)
        {
            var c = text[at];
            if (c is '=' && at + 1 < most && text[at + 1] is '=')
            {
                ended = true; // a comparison
                return at;
            }
            if (c is ':' or '=' or '\uff1a' or '\uff1d' or '\u2192')
                joined = true;
            else if (c is '-' or '<' && AfterSign(text, at) is var sign and > 0)
                (joined, at) = (joined || c is '-' || text[sign] is '-', sign);
            else if (joined && ValueAt.AfterLineBreak(text, at) is var line && line > at)
                at = line - 1;
            else if (c is ',' or '?' or '.' && GoesOn(text, at + 1))
                continue;
            else if (
                c is '.' or '?' or '!' or ';' or ',' or '\u3002' or '\n' or '\r' or '|' or '<' or '{' or '}' or '[' or ']'
                || ValueAt.AfterLineBreak(text, at) > at
            )
            {
                ended = true;
                return at;
            }
            else if (ValueAt.Closing(c) != '\0' && !IsOpening(text, at))
                continue;
            else if (c is not (' ' or '\t' or '(' or ')' or '*' or '\u3000' or '\u00a0' or '\uff08' or '\uff09' or '\u3001'))
                return at;
        }
        return at;
    }

    // The last character of -> and <- before a blank, and of a tag that ends bold text: </b>; 0 where none is
    private static int AfterSign(string text, int at)
    {
        if (at + 2 >= text.Length)
            return 0;
        if (text[at + 2] is ' ')
            return (text[at], text[at + 1]) is ('-', '>') or ('<', '-') ? at + 1 : 0;
        if (text[at] is '-' || text[at + 1] is not '/')
            return 0;
        var tag = text.AsSpan(at + 2, Math.Min(LongestTag, text.Length - at - 2)).IndexOf('>');
        return tag > 0 ? at + 2 + tag : 0;
    }

    private const int LongestTag = 8; // published: </strong> is the longest of them

    // "the password, new one: …"
    private static bool GoesOn(string text, int at)
    {
        foreach (
            var more in (ReadOnlySpan<string>)
                [
                    " new one",
                    " the new one",
                    " using ",
                    " it's ",
                    " it is ",
                    " it’s ",
                    " namely ",
                    " now ",
                    " ours",
                    " mine",
                    " answer",
                    " antwort",
                    " réponse",
                    " respuesta",
                    " type ",
                    " enter ",
                    " pass ",
                    " pw ",
                ]
        )
            if (text.AsSpan(at).StartsWith(more, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // A quotation mark after a blank or a sign is an opening one.
    private static bool IsOpening(string text, int at) =>
        at > 0
        && (
            char.IsWhiteSpace(text[at - 1])
            || text[at - 1] is ':' or '=' or '(' or '\uff1a'
            || text[at - 1] > '\u2fff'
            || text[at] is '\u300c' or '\u201c' or '\u201e' or '\u00ab'
        );

    /// <summary>Reads a word of a sentence, without the punctuation after it.</summary>
    public static ValueAt.ValueSpan Read(string text, int at)
    {
        if (ValueAt.Closing(text[at]) != '\0' && ValueAt.Read(text, at) is { Quoted: true } quoted && quoted.End - quoted.Start < 200)
            return Trimmed(text, quoted);
        var start = at;
        while (start + 1 < text.Length && (text[start] == '*' || ValueAt.Closing(text[start]) != '\0'))
            start++;
        // A word ends where ASCII and CJK characters meet.
        var end = start;
        while (
            end < text.Length
            && end - start < 300
            && !char.IsWhiteSpace(text[end])
            && text[end] is not ('"' or '`' or '<' or ',' or ';' or '\u3002' or '\uff0c' or '\u201d' or '\u300d')
            && !(text[end] == '&' && end > start && ValueAt.IsParameter(text, end + 1))
            && !(text[end] >= '\u2e80' && end > start && text[end - 1] < 128)
            && !(text[end] == '\\' && ValueAt.AfterLineBreak(text, end) > end)
            && !(text[end] < 128 && end > start && text[end - 1] >= '\u2e80')
        )
            end++;
        while (end > start && text[end - 1] is '.' or ':' or ')' or '\'' or '?' or '\u00bb' or ']' or '*')
            end--;
        return new ValueAt.ValueSpan(start, Math.Max(end, at + 1), false);
    }

    // French puts blanks inside its quotation marks.
    private static ValueAt.ValueSpan Trimmed(string text, ValueAt.ValueSpan quoted)
    {
        var (start, end) = (quoted.Start, quoted.End);
        while (start < end && text[start] is ' ' or '\u00a0' or '\u202f')
            start++;
        while (end > start && text[end - 1] is ' ' or '\u00a0' or '\u202f')
            end--;
        return end > start ? quoted with { Start = start, End = end } : quoted;
    }

    public static bool IsSecret(string text, ValueAt.ValueSpan value, Announces what, bool joined, int distance)
    {
        var word = value.Slice(text);
        if (word.IsEmpty || word.StartsWith(Redactor.Mark))
            return false;
        return what switch
        {
            Announces.Key => (joined || distance < 2) && IsKey(word, joined),
            Announces.Number => (joined || distance == 0) && (IsNumber(word) || IsCode(word)),
            Announces.Place => (joined || distance == 0)
                && word.Length is >= 4 and <= 8
                && char.IsAsciiDigit(word[0])
                && word.IndexOfAnyExcept("0123456789-") < 0,
            Announces.Login => Logins.Is(text, value, distance),
            Announces.Pair => distance == 0 && SecretValue.IsPair(word),
            Announces.Chosen => joined && SecretValue.LooksLikePassword(word),
            Announces.Quoted => distance == 0 && (value.Quoted ? SecretValue.IsStated(word) : SecretValue.HasDigitsOrSigns(word)),
            Announces.Stated => distance == 0
                && word.Length >= 4
                && SecretValue.IsStated(word)
                && word[0] is not '-'
                && !(word[0] is '/' && PathShape.Is(word))
                && (SecretValue.HasDigitsOrSigns(word) || !IsInSentence(text, value)),
            Announces.Password when distance == 0 && IsNetrc(text, value.Start) => SecretValue.IsStated(word),
            // One unknown word lies between; it may be "is" in a language that is not listed.
            _ when !joined && distance == 1 && !value.Quoted => HasSign(word) && SecretValue.LooksLikePassword(word)
                || ProseOwners.IsAfterFrom(text, value.Start)
                    && (SecretValue.IsLongWithDigits(word) && SecretValue.LooksLikePassword(word) || SecretValue.IsNumberedPhrase(word)),
            // "the password of the router X"
            _ when !joined && distance == 2 && ValueAt.IsLineEnd(text, value.End) && ProseOwners.IsAfterOwner(text, value.Start) =>
                SecretValue.LooksLikePassword(word) || SecretValue.IsNumberedPhrase(word),
            // In a longer sentence, only what no language has: letters, digits and a sign in one word
            _ when !joined && distance is 2 or 3 && !value.Quoted => HasSign(word)
                && CharacterRuns.Mixed(word)
                && SecretValue.LooksLikePassword(word),
            _ => (joined || distance == 0 || value.Quoted && distance < 3) && ProsePassword.Is(text, value, joined, distance),
        };
    }

    // "password policy", "password hash": the password itself does not follow.
    // csharpier-ignore
    public static bool IsAbout(ReadOnlySpan<char> word) =>
        word is "policy" or "policies" or "rules" or "strength" or "length" or "hash" or "hashes" or "hashing" or "field" or "column"
            or "reset" or "check" or "validation" or "validator" or "rotation" or "expiry" or "manager" or "prompt" or "input"
            or "generator" or "hint" or "mode" or "format";

    // "enable secret scanning, alerts and …": a word of small letters, after which words go on
    private static bool IsInSentence(string text, ValueAt.ValueSpan value)
    {
        if (value.Quoted || value.Slice(text).IndexOfAnyExceptInRange('a', 'z') >= 0 || ValueAt.IsLineEnd(text, value.End))
            return false;
        var next = ValueAt.SkipBlanks(text, value.End, 4);
        return text[value.End] is ',' or ';' || next < text.Length && char.IsAsciiLetterLower(text[next]);
    }

    private static bool HasSign(ReadOnlySpan<char> word) => word.IndexOfAny("!#$%^&*~") > 0;

    // A short word in a script without blanks, of one or two letters or with a joining particle at its end (是, は, 는)
    public static bool IsJointOfHan(ReadOnlySpan<char> word) =>
        word[0] >= '\u2e80'
        && word.Length <= 6
        && (word.Length <= 2 || word[^1] is '是' or '为' or '為' or 'は' or 'が' or '는' or '은' or '를' or '을' or '이' or '가');

    private static bool IsKey(ReadOnlySpan<char> word, bool joined) =>
        (
            joined && (HasSignOrDigit(word) || SecretValue.IsLongWithDigits(word)) && SecretValue.LooksLikePassword(word)
            || IsRandom(word, joined)
            || joined && word.Length >= 20 && word.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0 && CodeShape.IsNoWord(word)
        )
        && word.IndexOfAny("(){}[]<> ") < 0;

    // "ctrl+shift+p" names keys of the keyboard.
    private static bool HasSignOrDigit(ReadOnlySpan<char> word) =>
        word.IndexOfAny("!@#$%^&*~?") > 0 || word.IndexOf('+') > 0 && word.IndexOfAnyInRange('0', '9') >= 0;

    private static bool IsRandom(ReadOnlySpan<char> word, bool joined) =>
        word.Length >= 16
        && SecretValue.LooksRandom(word)
        && !IdPrefixes.IsId(word)
        && (CharacterRuns.IsShuffled(word) || IsHexadecimal(word) || IsBase32(word) || joined && CharacterRuns.IsUuid(word))
        && !PathShape.Is(word)
        && word.IndexOf("::") < 0;

    private static bool IsBase32(ReadOnlySpan<char> word) =>
        word.Length >= 26 && word.IndexOfAnyExcept(CharacterRuns.UpperBase32) < 0 && CharacterRuns.Entropy(word) >= 3.5;

    // One long run of hexadecimal digits, perhaps with something short before or after it
    private static bool IsHexadecimal(ReadOnlySpan<char> word)
    {
        var start = word.StartsWith("0x") ? 2 : 0;
        var end = word[start..].IndexOfAnyExcept(CharacterRuns.Hex);
        var length = end < 0 ? word.Length - start : end;
        return length >= 20 && word.Length - length <= 6;
    }

    // machine … login … password X
    private static bool IsNetrc(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 160), Math.Min(160, at));
        return before.IndexOf("login ") is var login
            && login > 0
            && (before[..login].IndexOf("machine ") >= 0 || before[..login].EndsWith("default "));
    }

    // 1.2.3
    private static bool IsVersion(ReadOnlySpan<char> word) => word.Count('.') is 1 or 2 && word.IndexOfAnyExcept("0123456789.") < 0;

    // Q2P0HNBT
    private static bool IsCode(ReadOnlySpan<char> word) =>
        word.Length is >= 6 and <= 12
        && word.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0
        && (
            CharacterRuns.IsScrambled(word)
            || word.Length >= 8 && LetterPairs.AreRandom(word)
            || SecretValue.IsLongWithDigits(word) && SecretValue.LooksLikePassword(word)
        );

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd("#*"); // the key that ends the input
        var digits = 0;
        foreach (var c in word)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits is >= 3 and <= 14
            && !IsVersion(word)
            && (word.Length - digits <= 4 || word.IndexOfAnyExcept("0123456789-./") < 0)
            && word.IndexOfAnyExcept(CharacterRuns.PathName) < 0
            && word.Length < 24;
    }
}
