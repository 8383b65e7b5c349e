namespace TotalMemory.Spool.Redaction;

/// <summary>Whether a stretch of text is a secret rather than a reference, a type, a placeholder, a path or a piece of code.</summary>
internal static class SecretValue
{
    /// <summary>Values longer than this are judged by their beginning (chosen).</summary>
    public const int Examined = 256;

    /// <summary>Least length of a word in which a sign at the end counts (chosen): "C#" and "a lot$" are not secrets.</summary>
    private const int LeastBeforeSign = 8;

    private const int LeastNoise = 32; // chosen: shorter ones are as often words
    private const int LeastLetters = 14; // chosen: shorter ones are as often words
    private const int LeastOfLetters = 10;

    /// <summary>Letters mixed with digits, with more entropy than words and identifiers have.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value) =>
        value.Length >= 12
        && CharacterRuns.Mixed(value)
        && CharacterRuns.Entropy(value[..Math.Min(value.Length, 128)]) >= 3.0
        && !Reference.Is(value);

    /// <summary>A value in a place that certainly holds a secret: anything but a reference or a placeholder.</summary>
    public static bool IsStated(ReadOnlySpan<char> value) => value.Length >= 3 && !Reference.Is(value) && !CommonValues.Has(value);

    /// <summary>A value assigned to a name of this kind.</summary>
    /// <param name="quoted">It stands between quotation marks.</param>
    /// <param name="firm">Its place makes a secret likely: <c>NAME=value</c> without blanks, or a line that holds nothing else.</param>
    public static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind, bool quoted, bool firm)
    {
        if (
            Reference.Is(value)
            || PathShape.Is(value)
            || CommonValues.Has(value)
            || Term.IsDate(value)
            || !quoted && CodeShape.IsExpression(value)
            || quoted && value[0] is ' ' // between two quotations, not within one
        )
            return false;
        return kind switch
        {
            SecretName.Kind.Weak => IsWeak(value),
            SecretName.Kind.Doubtful => (firm || quoted)
                && (LooksLikePassword(value) || IsMixedRun(value) || quoted && IsNumberedPair(value)),
            SecretName.Kind.Key => IsKey(value, quoted, firm),
            _ => IsPassword(value, quoted, firm),
        };
    }

    /// <summary>Letters with digits, or with signs in the middle: a word that no language has.</summary>
    public static bool HasDigitsOrSigns(ReadOnlySpan<char> value)
    {
        if (
            value.Length is < 5 or > 200
            || value.IndexOf(' ') >= 0
            || Reference.Is(value)
            || PathShape.Is(value)
            || Term.Is(value)
            || CodeShape.IsSyntax(value)
        )
            return false;
        var letters = 0;
        var digits = 0;
        var signs = 0;
        foreach (var c in value[..^1])
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            signs += c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~' or '?' or '=' ? 1 : 0;
        }
        digits += char.IsAsciiDigit(value[^1]) ? 1 : 0;
        signs += value.Length >= LeastBeforeSign && value[^1] is '#' or '$' or '%' or '^' or '&' or '*' or '~' ? 1 : 0; // no punctuation
        letters += char.IsLetter(value[^1]) ? 1 : 0;
        return letters >= 2
            && (digits > 0 || signs > 0 || letters >= LeastLetters && CodeShape.IsNoWord(value) || LetterPairs.AreRandom(value));
    }

    /// <summary>A password as people choose it if capitals, digits and signs are required; no identifier, path or duration.</summary>
    public static bool LooksLikePassword(ReadOnlySpan<char> value)
    {
        if (value.Length is < 6 or > 64 || !HasDigitsOrSigns(value) || value.IndexOfAny("\\/`| ()'\"") >= 0 || !IsPointed(value))
            return false;
        var humps = 0;
        for (var i = 1; i < value.Length; i++)
            humps += char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]) ? 1 : 0;
        var signs = value.IndexOfAny("!@#$%^&*+~") >= 0;
        return signs
            || value.Length >= LeastOfLetters && humps > 0 && LetterPairs.AreRandom(value)
            || value.IndexOfAnyInRange('a', 'z') >= 0
                && value.IndexOfAnyInRange('A', 'Z') >= 0
                && value.IndexOfAnyInRange('0', '9') >= 0
                && (humps < 2 || CharacterRuns.IsShuffled(value) || CharacterRuns.IsScrambled(value) || CodeShape.IsNoWord(value));
    }

    /// <summary>A chosen password that cannot be a name, a version or an ordinary word.</summary>
    public static bool IsUnmistakable(ReadOnlySpan<char> value) =>
        value.IndexOfAny("!@#$%^&*+~?") > 0 && LooksLikePassword(value)
        || IsLongWithDigits(value) && LooksLikePassword(value)
        || value.Length >= LeastOfLetters && LetterPairs.AreRandom(value) && CharacterRuns.Mixed(value) && LooksLikePassword(value);

    /// <summary>Long, with several digits: createdAt2 is a name.</summary>
    public static bool IsLongWithDigits(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var c in value)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return value.Length >= 10 && digits >= 2;
    }

    // A point is rare in passwords; in most words with a point, a name of a file, a member or a host follows it.
    private static bool IsPointed(ReadOnlySpan<char> value)
    {
        var point = value.IndexOf('.');
        if (point < 0)
            return true;
        var rest = value[(point + 1)..];
        return point > 3
            && rest.Length > 1
            && rest.IndexOf('.') < 0
            && char.IsAsciiDigit(value[point - 1])
            && char.IsAsciiDigit(value[point - 2])
            && !SecretName.IsFile(rest)
            && value[..point].IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0;
    }

    // Capitals, small letters and digits in one run: folders do not have such names.
    private static bool IsMixedRun(ReadOnlySpan<char> value) =>
        value.Length is >= 8 and <= 64
        && value.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0
        && value.IndexOfAnyInRange('a', 'z') >= 0
        && value.IndexOfAnyInRange('A', 'Z') >= 0
        && value.IndexOfAnyInRange('0', '9') >= 0
        && (!CodeShape.IsIdentifier(value) || CharacterRuns.IsScrambled(value));

    /// <summary>Words joined by hyphens, as passphrases are.</summary>
    public static bool IsHyphenated(ReadOnlySpan<char> value) =>
        value.Length >= 15 && value.Count('-') >= 2 && value.IndexOfAnyExcept(CharacterRuns.UrlSafe) < 0 && !Placeholder.Is(value);

    /// <summary>
    /// Words and a final number, all joined by the same sign: <c>walrus-kiosk-166</c>, <c>Walrus_Kiosk_16</c>. Releases and
    /// branches have such names, too, so use it only where they are unlikely.
    /// </summary>
    public static bool IsNumberedPhrase(ReadOnlySpan<char> value)
    {
        var sign = value.IndexOfAny("-_.");
        if (value.Length is < 10 or > 64 || sign < 3)
            return false;
        var last = value.LastIndexOf(value[sign]);
        if (value.Length - last is < 3 or > 5 || value[(last + 1)..].IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        for (var rest = value[..last]; !rest.IsEmpty; )
        {
            var end = rest.IndexOf(value[sign]);
            var word = end < 0 ? rest : rest[..end];
            if (word.Length < 3 || word[1..].IndexOfAnyExceptInRange('a', 'z') >= 0 || !char.IsAsciiLetter(word[0]))
                return false;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return last > sign && !Placeholder.Is(value);
    }

    /// <summary>Two words with a sign between them and digits at the end, as people choose them: <c>c0balt_rhein32</c>.</summary>
    public static bool IsNumberedPair(ReadOnlySpan<char> value) =>
        value.Length is >= 10 and <= 32
        && value.IndexOfAny("_-") is var sign
        && sign > 3
        && value[(sign + 1)..].IndexOfAny("_-") < 0
        && value.IndexOfAnyExcept(CharacterRuns.UrlSafe) < 0
        && char.IsAsciiDigit(value[^1])
        && char.IsAsciiDigit(value[^2])
        && char.IsAsciiLetter(value[^3])
        && !Placeholder.Is(value);

    // abcd12-XYZ
    private static bool IsSplit(ReadOnlySpan<char> value) =>
        value.Length is >= 10 and <= 32
        && value.IndexOfAny("_-.") is var sign
        && sign > 3
        && char.IsAsciiDigit(value[sign - 1])
        && char.IsAsciiDigit(value[sign - 2])
        && value.IndexOfAnyInRange('A', 'Z') >= 0
        && value.IndexOfAnyInRange('a', 'z') >= 0
        && value[(sign + 1)..].IndexOfAnyExcept(CharacterRuns.Letters) < 0;

    /// <summary>user:password, as headers and account files join them.</summary>
    public static bool IsPair(ReadOnlySpan<char> value)
    {
        var colon = value.IndexOf(':');
        return colon > 0
            && value.Length - colon > 4
            && value[colon + 1] is not ('/' or ':' or ' ')
            && value[..colon].IndexOfAnyExcept(CharacterRuns.Account) < 0
            && value.IndexOf(' ') < 0
            && !Reference.Is(value[(colon + 1)..]);
    }

    private static bool IsWeak(ReadOnlySpan<char> value) =>
        (
            value.Length >= 16
            && CharacterRuns.Mixed(value)
            && CharacterRuns.Entropy(value) >= 3.0
            && value.IndexOfAny(" ()[]") < 0
            && !CodeShape.IsIdentifier(value)
            && !Term.IsDate(value)
            && !CharacterRuns.IsUuid(value)
        )
        || IsNoise(value)
        || (value.IndexOf('/') is > 0 and < 24 and var slash && value.Count('/') == 1 && IsUnmistakable(value[(slash + 1)..]))
        || (IsPair(value) && HasDigitsOrSigns(value[(value.IndexOf(':') + 1)..]));

    private static bool IsKey(ReadOnlySpan<char> value, bool quoted, bool firm) =>
        value.IndexOf(' ') < 0 ? !Term.IsDate(value) && !IsNumberedWord(value) && IsKeyLike(value, quoted, firm) : quoted && IsNoise(value);

    // refresh2
    private static bool IsNumberedWord(ReadOnlySpan<char> value) =>
        value.Length < 16 && char.IsAsciiDigit(value[^1]) && value[..^1].IndexOfAnyExceptInRange('a', 'z') < 0;

    // Characters of all kinds at random, blanks among them, as WordPress makes its keys
    private static bool IsNoise(ReadOnlySpan<char> value)
    {
        int upper = 0,
            digits = 0,
            signs = 0,
            blanks = 0;
        foreach (var c in value)
        {
            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            signs += char.IsPunctuation(c) || char.IsSymbol(c) ? 1 : 0;
            blanks += c is ' ' ? 1 : 0;
        }
        return value.Length >= LeastNoise
            && upper > 2
            && digits > 2
            && signs > 2
            && blanks * 10 <= value.Length
            && CharacterRuns.Entropy(value) >= 4.5;
    }

    private static bool IsKeyLike(ReadOnlySpan<char> value, bool quoted, bool firm) =>
        (value.Length >= 8 && CharacterRuns.Mixed(value) && CharacterRuns.Entropy(value) >= 2.5 && !CodeShape.IsIdentifier(value))
        || (value.Length >= 16 && CharacterRuns.Entropy(value) >= 3.5 && value.IndexOf(' ') < 0 && !CodeShape.IsIdentifier(value))
        || (quoted && char.IsAsciiLetterUpper(value[0]) && IsNumberedPhrase(value))
        || (quoted && IsSplit(value))
        || (value.Length >= 24 && value.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0 && CharacterRuns.Entropy(value) >= 4.2)
        || (firm && !quoted && value.Length >= 20 && IsHyphenated(value) && value.Count('-') >= 3)
        || (firm && value.Length >= 8 && HasSymbol(value) && value.IndexOf(' ') < 0)
        || ((firm || quoted) && value.Length >= LeastOfLetters && LetterPairs.AreRandom(value));

    // A plain word ("password: must be long") is not a password.
    private static bool IsPassword(ReadOnlySpan<char> value, bool quoted, bool firm)
    {
        if (value.Length == 3 && firm && CharacterRuns.Mixed(value) && HasSymbol(value))
            return true;
        if (value.Length < 4 || Term.Is(value))
            return false;
        if (value.IndexOf(' ') >= 0)
            return quoted
                && firm
                && value.Length >= 12
                && IsAscii(value)
                && !value.Contains("pass", StringComparison.OrdinalIgnoreCase)
                && (
                    HasSymbol(value.TrimEnd("?!"))
                    || char.IsAsciiLetterLower(value[0]) && value.IndexOfAnyExcept(CharacterRuns.LowerWords) < 0 && value.Count(' ') >= 3
                );
        return CharacterRuns.Mixed(value)
            || HasSymbol(value.TrimEnd("?!"))
            || value.IndexOfAnyExceptInRange('0', '9') < 0
            || HasForeignLetters(value)
            || IsHyphenated(value)
            || ((quoted || firm) && value.Length >= 10 && CharacterRuns.IsScrambled(value))
            || (quoted && IsAscii(value) && value[0] is not ('-' or '*' or '<') && value.Length >= 6 && !CodeShape.IsIdentifier(value))
            || (firm && value.Length >= 5 && !CodeShape.IsIdentifier(value));
    }

    private static bool IsAscii(ReadOnlySpan<char> value) => value.IndexOfAnyExceptInRange(' ', '~') < 0;

    private static bool HasForeignLetters(ReadOnlySpan<char> value)
    {
        var ascii = 0;
        foreach (var c in value)
        {
            if (!char.IsAscii(c) && !char.IsLetter(c))
                return false;
            ascii += char.IsAscii(c) ? 1 : 0;
        }
        return ascii < value.Length && ascii >= value.Length / 2;
    }

    private static bool HasSymbol(ReadOnlySpan<char> value) =>
        value.Length > 2 && value.IndexOfAny("!@#$%^&*+~?") is var at and >= 0 && (at > 0 || value[0] is not ('@' or '&' or '#' or '*'));
}
