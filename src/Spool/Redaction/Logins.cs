namespace TotalMemory.Spool.Redaction;

/// <summary>An account and its password next to each other in a sentence.</summary>
internal static class Logins
{
    // log in as bob with X
    private static bool IsAfterWith(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 10), Math.Min(10, at)).TrimEnd("\"'` ");
        foreach (var with in (ReadOnlySpan<string>)[" with", " using", " mit", " avec", " con", " com", " met", " med"])
            if (before.EndsWith(with, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>notifications2, Logout2</summary>
    public static bool IsNumberedWord(ReadOnlySpan<char> word) =>
        word.Length > 2 && char.IsAsciiDigit(word[^1]) && char.IsAsciiLetter(word[0]) && word[1..^1].IndexOfAnyExceptInRange('a', 'z') < 0;

    // Pc4ndl3184: digits in the place of letters
    private static bool HasDigitsInside(ReadOnlySpan<char> word)
    {
        var groups = 0;
        for (var i = 1; i < word.Length; i++)
            groups += char.IsAsciiDigit(word[i]) && char.IsAsciiLetter(word[i - 1]) ? 1 : 0;
        return groups > 1 && word.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0;
    }

    /// <summary>True for what people and programs choose as passwords, if an account stands before it.</summary>
    public static bool IsPassword(ReadOnlySpan<char> word) =>
        SecretValue.LooksLikePassword(word)
        || IsWordAndDigits(word)
        || SecretValue.IsNumberedPhrase(word)
        || SecretValue.IsNumberedPair(word);

    // bob and X
    public static bool IsAnd(ReadOnlySpan<char> word) =>
        word is "and" or "und" or "et" or "y" or "e" or "и" or "en" or "och" or "og" or "ve" or "or" or "oder" or "ou" or "o" or "i";

    private static bool IsAfterAnd(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 8), Math.Min(8, at)).TrimEnd("\"'` ");
        foreach (var and in (ReadOnlySpan<string>)[" and", " und", " et", " y", " e", " и", " en", " och", " og", " ve"])
            if (before.EndsWith(and, StringComparison.Ordinal))
                return true;
        return false;
    }

    // Names of files and hosts have points, too.
    private static bool HasFewPoints(ReadOnlySpan<char> word) =>
        word.IndexOf('.') is var point && (point < 0 || word.IndexOfAny("!#$%^&*+~") >= 0 || SecretValue.LooksLikePassword(word));

    // creds: bob X
    private static bool IsAfterColonAndAccount(string text, int at)
    {
        var account = at - 1;
        while (account > 0 && CharacterRuns.Account.Contains(text[account - 1]))
            account--;
        return account > 1 && account < at - 1 && text[account - 1] is ' ' && text[account - 2] is ':';
    }

    // swordfish77
    public static bool IsWordAndDigits(ReadOnlySpan<char> word)
    {
        var letters = word.IndexOfAnyExcept(CharacterRuns.Letters);
        return letters >= 6 && word.Length - letters is >= 2 and <= 4 && word[letters..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>The password of bob:X, bob/X, bob / X, bob and X.</summary>
    public static bool Is(string text, ValueAt.ValueSpan value, int distance)
    {
        var word = value.Slice(text);
        var sign = word.IndexOfAny(":/");
        if (sign < 0 && IsAfterWith(text, value.Start))
            return word.IndexOfAny("!#$%^&*+~") >= 0 && SecretValue.LooksLikePassword(word)
                || ValueAt.IsLineEnd(text, value.End)
                    && (
                        SecretValue.IsNumberedPhrase(word)
                        || SecretValue.IsLongWithDigits(word)
                            && (CharacterRuns.IsScrambled(word) || CharacterRuns.IsShuffled(word) || HasDigitsInside(word))
                    );
        if (sign > 0)
            return word[..sign].IndexOfAnyExcept(CharacterRuns.Account) < 0
                && (
                    SecretValue.LooksLikePassword(word[(sign + 1)..])
                    || IsWordAndDigits(word[(sign + 1)..])
                    || SecretValue.IsNumberedPhrase(word[(sign + 1)..])
                );
        if (IsAfterAnd(text, value.Start))
            return IsPassword(word) && (value.Quoted || !IsWordAndDigits(word));
        if (distance == 1 && IsAfterColonAndAccount(text, value.Start) && ValueAt.IsLineEnd(text, value.End))
            return SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word) || SecretValue.IsNumberedPair(word);
        // login admin X
        if (distance == 1 && ValueAt.IsLineEnd(text, value.End) && SecretValue.IsLongWithDigits(word) && HasDigitsInside(word))
            return true;
        var before = value.Start;
        while (before > 0 && value.Start - before < 3 && text[before - 1] is ' ' or '/')
            before--;
        return before < value.Start
            && text.AsSpan(before, value.Start - before).IndexOf('/') >= 0
            && !IsNumberedWord(word)
            && (
                SecretValue.LooksLikePassword(word)
                || SecretValue.IsNumberedPhrase(word)
                || word.Length >= 8 && SecretValue.HasDigitsOrSigns(word) && word.IndexOfAny("/\\|()") < 0 && HasFewPoints(word)
            );
    }
}
