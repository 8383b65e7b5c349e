namespace TotalMemory.Spool.Redaction;

/// <summary>Whether a word after the name of a password is the password: by itself, or by where it stands.</summary>
internal static class ProsePassword
{
    /// <summary>Least length of a plain word that ends a line after a colon (chosen).</summary>
    private const int LeastPlain = 8;

    /// <summary>The same where an account stands nearby (chosen).</summary>
    private const int LeastBesideAccount = 6;

    private const int LongestAccount = 60; // chosen: above real names

    /// <param name="text">Where the word was found.</param>
    /// <param name="value">The word.</param>
    /// <param name="joined">A sign or a word such as "is" joins it to the name.</param>
    /// <param name="distance">The number of words between it and the name.</param>
    public static bool Is(string text, ValueAt.ValueSpan value, bool joined, int distance)
    {
        var word = value.Slice(text);
        if (value.Quoted && (joined || distance == 0))
            return word.Length >= 5
                && word[0] is not ('-' or '*' or '/')
                && word.IndexOf(' ') < 0
                && SecretValue.IsStated(word)
                && !PathShape.Is(word)
                && (joined || SecretValue.HasDigitsOrSigns(word) || IsAfterAccount(text, value.Start));
        if (SecretValue.HasDigitsOrSigns(word))
            return true;
        return joined && (SecretValue.IsHyphenated(word) || IsNumber(word) || IsClosed(text, value) || IsLineAfterColon(text, value));
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => word.Length is >= 4 and <= 24 && word.IndexOfAnyExceptInRange('0', '9') < 0;

    // "… is Umbrella!.": the point ends the sentence, so the sign before it belongs to the word.
    private static bool IsClosed(string text, ValueAt.ValueSpan value)
    {
        var word = value.Slice(text);
        return value.End < text.Length
            && text[value.End] is '.'
            && ValueAt.IsLineEnd(text, value.End + 1)
            && word[^1] is '!' or '?'
            && word.Length >= 6
            && word.IndexOf(' ') < 0
            && !Reference.Is(word);
    }

    // "the password for the server: umbrella", where the line ends
    private static bool IsLineAfterColon(string text, ValueAt.ValueSpan value)
    {
        var word = value.Slice(text);
        if (value.Quoted || word.IndexOfAnyExceptInRange('a', 'z') >= 0 || !ValueAt.IsLineEnd(text, value.End))
            return false;
        var before = value.Start - 1;
        while (before > 0 && text[before] is ' ')
            before--;
        return before > 0
            && text[before] is ':' or '\uff1a'
            && (word.Length >= LeastPlain || word.Length >= LeastBesideAccount && NearbyAccount.HasAccount(text, value.Start))
            && !CommonValues.Has(word);
    }

    // username "bob" and password "X"; Clojure's :password "X"
    private static bool IsAfterAccount(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - LongestAccount), Math.Min(LongestAccount, at)).TrimEnd("\"'`\u201c ");
        if (before.EndsWith(":password"))
            return true;
        var close = before.LastIndexOfAny("\"'`\u201d");
        var open = close < 0 ? -1 : before[..close].LastIndexOfAny("\"'`\u201c");
        if (open < 0 || before[close..].IndexOf('\n') >= 0)
            return false;
        before = before[..open].TrimEnd();
        return NearbyAccount.IsAccount(before[(before.LastIndexOf(' ') + 1)..]);
    }
}
