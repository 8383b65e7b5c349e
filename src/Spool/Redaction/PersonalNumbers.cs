using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Numbers that carry a check digit: cards (ISO/IEC 7812, Luhn) and bank accounts (IBAN, ISO 13616).</summary>
internal static class PersonalNumbers
{
    private const int LongestCard = 19; // published: ISO/IEC 7812
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny(Digits); at >= 0; )
        {
            var end = CharacterRuns.RunEnd(text, at, Digits);
            var free = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '/' or '#' or '=' or '+');
            if (free && end - at is 4 or 15 or 16 && CardEnd(text, at) is var card && card > at)
            {
                found.Add(new Finding(at, card, "card"));
                end = card;
            }
            else if (end - at >= 2 && at >= 2 && Iban(text, at - 2) is var iban && iban > at)
            {
                found.Add(new Finding(at - 2, iban, "iban"));
                end = iban;
            }
            var next = end < text.Length ? text.AsSpan(end).IndexOfAny(Digits) : -1;
            at = next < 0 ? -1 : end + next;
        }
    }

    // 16 digits (15 for American Express) in one piece, or in groups of four with one kind of sign between them.
    private static int CardEnd(string text, int at)
    {
        Span<char> digits = stackalloc char[LongestCard];
        var n = 0;
        var sign = '\0';
        var group = 0;
        var i = at;
        for (; i < text.Length && n < LongestCard; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[n++] = text[i];
                group++;
                continue;
            }
            var separates =
                text[i] is ' ' or '-'
                && group >= 4
                && (sign == '\0' || sign == text[i])
                && i + 1 < text.Length
                && char.IsAsciiDigit(text[i + 1])
                && n < 15;
            if (!separates)
                break;
            sign = text[i];
            group = 0;
        }
        if (
            i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-' or '/')
            || i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1])
        )
            return at;
        return IsCard(digits[..n]) ? i : at;
    }

    private static bool IsCard(ReadOnlySpan<char> digits)
    {
        var two = digits.Length > 1 ? (digits[0] - '0') * 10 + digits[1] - '0' : 0;
        var known = digits.Length switch
        {
            15 => two is 34 or 37,
            16 => two is >= 40 and <= 49 or >= 51 and <= 55 or >= 22 and <= 27 or 35 or 60 or 62 or 64 or 65,
            _ => false,
        };
        return known && IsLuhn(digits) && digits.IndexOfAnyExcept(digits[0]) >= 0;
    }

    private static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                d = d > 4 ? d * 2 - 9 : d * 2;
            sum += d;
        }
        return sum % 10 == 0;
    }

    // Two capitals, two digits, 11 to 30 more, perhaps in groups of four; the number they spell leaves 1 when divided by 97.
    private static int Iban(string text, int at)
    {
        if (!char.IsAsciiLetterUpper(text[at]) || !char.IsAsciiLetterUpper(text[at + 1]) || at > 0 && char.IsLetterOrDigit(text[at - 1]))
            return at;
        Span<char> account = stackalloc char[34];
        var n = 0;
        var best = at;
        var i = at;
        for (; i < text.Length && n < 34; i++)
        {
            var c = text[i];
            if (c == ' ' && n >= 4 && i + 1 < text.Length && text[i - 1] != ' ')
            {
                if (n >= 15 && IsIban(account[..n]))
                    best = i;
                continue;
            }
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                break;
            account[n++] = c;
        }
        return n >= 15 && IsIban(account[..n]) && (i >= text.Length || !char.IsLetterOrDigit(text[i])) ? i : best;
    }

    private static bool IsIban(ReadOnlySpan<char> account)
    {
        var rest = 0;
        for (var i = 0; i < account.Length; i++)
        {
            var c = account[(i + 4) % account.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
