namespace TotalMemory.Spool.Redaction;

/// <summary>An option or argument by which a program takes a secret.</summary>
/// <param name="Program">The program's name.</param>
/// <param name="Names">Options whose value is secret; none if the position of an argument decides.</param>
internal sealed record SecretOption(string Program, params string[] Names)
{
    /// <summary>Its options are words without a dash: <c>connect NET password X</c>.</summary>
    public bool HasWords => Names is [{ Length: > 2 } first, ..] && char.IsAsciiLetter(first[0]);

    /// <summary>The value may follow the option without a blank: -pX.</summary>
    public bool Glued { get; init; }

    /// <summary>The value may be the next argument: -p X.</summary>
    public bool Separate { get; init; } = true;

    /// <summary>Only what follows this sign is secret: a colon in user:X, a percent sign in user%X.</summary>
    public char After { get; init; }

    /// <summary>Only what follows this word is secret: pass:X.</summary>
    public string? Prefix { get; init; }

    /// <summary>Only after this subcommand.</summary>
    public string? Subcommand { get; init; }

    /// <summary>The argument at this position, counted from 1 after the subcommand, is secret.</summary>
    public int Position { get; init; }

    /// <summary>Only if the argument before it is the name of a secret.</summary>
    public bool Named { get; init; }

    /// <summary>Only if an earlier argument begins with this.</summary>
    public string? OnlyAfter { get; init; }

    /// <summary>Only a value with digits or signs: the program's name is a word of sentences, too.</summary>
    public bool Chosen { get; init; }

    /// <summary>The program takes one secret.</summary>
    public bool Once { get; init; }

    /// <summary>Adds the argument from this offset to the findings, if it is a value and not a reference.</summary>
    public void Take(string text, Argument word, int offset, List<Finding> found)
    {
        var start = word.Start + offset;
        var end = word.End;
        if (end - start > 1 && text[start] is '"' or '\'' && text[end - 1] == text[start])
        {
            start++;
            end--;
        }
        end = BeforeBracket(text, word, start, end);
        if (end <= start)
            return;
        var value = text.AsSpan(start, end - start);
        if (After != '\0')
        {
            var sign = value.IndexOf(After);
            if (sign < 0 || value.StartsWith(Redactor.Mark))
                return;
            if (IsKeyOfAccount(value[..sign], value[(sign + 1)..]))
            {
                found.Add(new Finding(start, start + sign, "password"));
                return;
            }
            start += sign + 1;
            value = value[(sign + 1)..];
        }
        if (Prefix is not null)
        {
            if (!value.StartsWith(Prefix, StringComparison.Ordinal))
                return;
            start += Prefix.Length;
            value = value[Prefix.Length..];
        }
        if (value.IsEmpty || value[0] is '-' || value.Length < 3 || Reference.Is(value) || PathShape.Is(value) || IsKnownToAll(value))
            return;
        if ((Chosen || Named && !word.Quoted && IsWord(value)) && !SecretValue.HasDigitsOrSigns(value))
            return;
        found.Add(new Finding(start, end, "password"));
    }

    // The bracket of $(command X) is not part of the value, nor is that of ${DB_PASSWORD:?set DB_PASSWORD first}.
    private int BeforeBracket(string text, Argument word, int start, int end)
    {
        if (end > start && !word.Quoted && text[end - 1] == ')' && text.AsSpan(start, end - start).IndexOf('(') < 0)
            return end - 1;
        while (Named && end > start && text[end - 1] is '}' or '"')
            end--;
        return end;
    }

    // The communities that every manual of SNMP has
    private static bool IsKnownToAll(ReadOnlySpan<char> value) => value is "public" or "private";

    // "set apiKey without …", "set credentials user pass": words of a sentence or of a manual
    private static bool IsWord(ReadOnlySpan<char> value) => value.Length < LeastOfWords && value.IndexOfAnyExceptInRange('a', 'z') < 0;

    private const int LeastOfWords = 9;
    private const int LeastAccount = 16;

    // The account is the key: KEY:token, KEY:x-oauth-basic
    private static bool IsKeyOfAccount(ReadOnlySpan<char> account, ReadOnlySpan<char> password) =>
        account.Length >= LeastAccount
        && SecretValue.LooksRandom(account)
        && (password.Length <= 1 || password is "token" or "api_token" or "x-oauth-basic" or "unused");
}
