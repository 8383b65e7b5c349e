namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Telephone numbers and postal addresses. An international number after a word such as "call" ("call me at +49 …") is always hidden.
/// All other numbers and addresses are hidden only if the person has set it: without a check digit, too much else looks like them.
/// </summary>
internal static class Contacts
{
    private const int Window = 32; // chosen: above real labels

    private static readonly string[] Announcements =
    [
        "call",
        "phone",
        "tel",
        "mobile",
        "cell",
        "whatsapp",
        "sms",
        "fax",
        "reach me",
        "signal",
        "number",
        "contact",
        "handy",
        "telefon",
        "mobil",
        "nummer",
        "anrufen",
        "téléphone",
        "portable",
        "appel",
        "teléfono",
        "móvil",
        "celular",
        "llama",
        "telefone",
        "telemóvel",
        "telefono",
        "cellulare",
        "chiama",
        "телефон",
        "номер",
        "звони",
        "电话",
        "手机",
        "電話",
        "携帯",
        "전화",
        "핸드폰",
        "bel ",
        "ring",
    ];

    private static readonly string[] Streets =
    [
        "street",
        "avenue",
        "road",
        "boulevard",
        "lane",
        "drive",
        "court",
        "square",
        "st.",
        "ave.",
        "rd.",
        "blvd",
        "st,",
        "ave,",
        "rd,",
        "ave",
        "st",
    ];

    public static void Find(string text, bool all, List<Finding> found)
    {
        for (var at = text.IndexOf('+'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('+', at + 1) : -1)
            if (
                NumberEnd(text, at + 1, least: 9) is var end
                && end > at + 1
                && (all || IsAnnounced(text, at))
                && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            )
                found.Add(new Finding(at, end, "phone"));
        if (!all)
        {
            Announced(text, found);
            return;
        }
        for (var at = 0; at < text.Length; at++)
        {
            if (
                !(char.IsAsciiDigit(text[at]) || text[at] == '(')
                || at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '/' or '+' or ':')
            )
                continue;
            if (AddressEnd(text, at) is var address && address > at)
                found.Add(new Finding(at, address, "address"));
            else if (NationalEnd(text, at) is var end && end > at)
                found.Add(new Finding(at, end, "phone"));
        }
    }

    // ring (415) 555-0132
    private static void Announced(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('('); at >= 0; at = at + 1 < text.Length ? text.IndexOf('(', at + 1) : -1)
            if (at + 4 < text.Length && text[at + 4] == ')' && NationalEnd(text, at) is var end && end > at && IsAnnounced(text, at))
                found.Add(new Finding(at, end, "phone"));
    }

    private static bool IsAnnounced(string text, int at) => Contains(text.AsSpan(Math.Max(0, at - Window), Math.Min(Window, at)));

    private static bool Contains(ReadOnlySpan<char> before)
    {
        foreach (var word in Announcements)
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // (415) 555-0137, 415-555-0137, 030 1234567 with at least one sign between groups
    private static int NationalEnd(string text, int at)
    {
        var end = NumberEnd(text, at, least: 9);
        if (end == at)
            return at;
        var number = text.AsSpan(at, end - at);
        var groups = 1;
        for (var i = 1; i < number.Length; i++)
            groups += char.IsAsciiDigit(number[i]) && !char.IsAsciiDigit(number[i - 1]) ? 1 : 0;
        return number[0] == '(' && groups > 2 || number[0] is '0' or (>= '2' and <= '9') && groups is 3 or 4 or 5 && number.IndexOf('.') < 0
            ? end
            : at;
    }

    // The end of digits in groups with one or two signs between them; the start if they are too few or too many.
    private static int NumberEnd(string text, int at, int least)
    {
        var digits = 0;
        var end = at;
        var gap = 0;
        for (var i = at; i < text.Length && digits <= 15 && gap < 3; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                gap = 0;
                end = i + 1;
            }
            else if (text[i] is ' ' or '-' or '(' or ')' or '.' or '/' or '\u00a0')
                gap++;
            else
                break;
        }
        return digits >= least && digits <= 15 && (end >= text.Length || !char.IsLetterOrDigit(text[end]) && text[end] is not ('_' or ':'))
            ? end
            : at;
    }

    // 12 Abbey Road, 1600 Pennsylvania Avenue
    private static int AddressEnd(string text, int at)
    {
        var i = CharacterRuns.RunEnd(text, at, CharacterRuns.Port, 6);
        if (i == at || i - at > 5)
            return at;
        for (var words = 0; words < 4 && i + 1 < text.Length && text[i] == ' ' && char.IsUpper(text[i + 1]); words++)
        {
            var start = i + 1;
            i = start;
            while (i < text.Length && (char.IsLetter(text[i]) || text[i] is '.' or '\''))
                i++;
            if (words > 0 && IsStreet(text.AsSpan(start, i - start)))
                return i;
        }
        return at;
    }

    private static bool IsStreet(ReadOnlySpan<char> word)
    {
        foreach (var street in Streets)
            if (word.Equals(street, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
