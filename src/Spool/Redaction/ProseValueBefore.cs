using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>Looks for the value of a secret in the text before its name: "… is the password", "use … as token".</summary>
internal static class ProseValueBefore
{
    private const int MostWords = 5; // chosen: one clause
    private const int Window = 120; // chosen: one clause; keeps the search linear

    private static readonly string[] Joints =
    [
        "is",
        "that's",
        "that’s",
        "as",
        "under",
        "was",
        "being",
        "ist",
        "als",
        "war",
        "est",
        "comme",
        "es",
        "como",
        "é",
        "è",
        "come",
        "как",
        "як",
        "jako",
        "som",
        "mint",
        "ως",
        "sebagai",
        "làm",
        "это",
        "—",
        "–",
        "=",
    ];

    public static void Find(string text, int start, Announces what, List<Finding> found)
    {
        var least = Math.Max(0, start - Window);
        var at = start;
        for (var n = 0; n < MostWords; n++)
        {
            if (!Back(text, ref at, least, out var from))
                return;
            var word = text.AsSpan(from, at - from).Trim(",()");
            if (text[at - 1] == ',' && Named(text, from, least, word))
            {
                found.Add(new Finding(from, from + word.Length, "password"));
                return;
            }
            at = from;
            if (IsPurpose(word) && Used(text, from, least, found))
                return;
            if (!Is(word))
                continue;
            if (!Back(text, ref at, least, out from))
                return;
            // X, that is the password
            if (text.AsSpan(from, at - from) is "that" or "this" or "which" or "das" or "dies" or "c'est" or "это")
            {
                at = from;
                if (!Back(text, ref at, least, out from))
                    return;
            }
            var value = text.AsSpan(from, at - from);
            var quoted = value.Length > 2 && ValueAt.Closing(value[0]) != '\0';
            var bare = value.Trim("\"'`,()[]{}\u201c\u201d\u00ab\u00bb");
            if (bare.IsEmpty || bare.IndexOf('(') >= 0 || bare.StartsWith(Redactor.Mark) || PathShape.Is(bare))
                return;
            if (IsSecret(bare, what, quoted) && (what is not Announces.Number || word is "as" or "als"))
                found.Add(new Finding(from + value.IndexOf(bare), from + value.IndexOf(bare) + bare.Length, "password"));
            return;
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> value, Announces what, bool quoted) =>
        what switch
        {
            Announces.Number => value.Length is >= 4 and <= 8 && value.IndexOfAnyExceptInRange('0', '9') < 0,
            Announces.Key => SecretValue.LooksRandom(value) && value.Length >= 16 && !IsPathLike(value),
            _ => SecretValue.HasDigitsOrSigns(value) || quoted && SecretValue.IsStated(value) && value.IndexOfAnyInRange('0', '9') >= 0,
        };

    // "use X for the test password", "enter X when it asks for the password"
    private static bool Used(string text, int at, int least, List<Finding> found)
    {
        if (!Back(text, ref at, least, out var from))
            return false;
        var value = text.AsSpan(from, at - from).Trim("\"'`,");
        if (value.IsEmpty || value.Length < 6 || !SecretValue.LooksLikePassword(value) || !SecretValue.IsUnmistakable(value))
            return false;
        var verb = from;
        if (!Back(text, ref verb, least, out var start) || !WordLists.Is(text.AsSpan(start, verb - start), Verbs))
            return false;
        from += text.AsSpan(from, at - from).IndexOf(value);
        found.Add(new Finding(from, from + value.Length, "password"));
        return true;
    }

    private static bool IsPurpose(ReadOnlySpan<char> word) =>
        word is "for" or "when" or "once" or "für" or "wenn" or "pour" or "quand" or "para" or "cuando" or "quando" or "per" or "voor";

    // csharpier-ignore
    private static readonly string[] Verbs =
    [
        "use", "used", "uses", "using", "enter", "type", "try", "put", "take", "nutze", "verwende", "benutze", "nimm", "gib",
        "tippe", "utilise", "tape", "entre", "saisis", "usa", "uso", "utiliza", "escribe", "pon", "digite", "inserisci",
        "gebruik", "typ",
    ];

    // app/lib/l10n/app_en.arb: words with slashes between them
    private static bool IsPathLike(ReadOnlySpan<char> word) =>
        word.Count('/') > 1 && word.IndexOfAnyExcept(CharacterRuns.PathName) < 0 && !CharacterRuns.IsShuffled(word);

    // "it's X, the admin pw"
    private static bool Named(string text, int from, int least, ReadOnlySpan<char> word)
    {
        if (text[from] is '(' or ',' || !SecretValue.IsUnmistakable(word) && !SecretValue.IsNumberedPhrase(word))
            return false;
        var at = from;
        return Back(text, ref at, least, out var before)
            && text.AsSpan(before, at - before)
                is "its"
                    or "it's"
                    or "it’s"
                    or "is"
                    or "use"
                    or "try"
                    or "with"
                    or "Its"
                    or "It's"
                    or "Use";
    }

    // The word that ends before this place, in the same sentence.
    private static bool Back(string text, ref int at, int least, out int from)
    {
        while (at > least && text[at - 1] is ' ' or '\t')
            at--;
        from = at;
        while (from > least && !char.IsWhiteSpace(text[from - 1]))
            from--;
        return from < at && text[at - 1] is not ('.' or ';' or ':') && !(text[at - 1] is '?' && EndsSentence(text, at));
    }

    // If a small letter follows, the question mark does not end a sentence and is part of the word.
    private static bool EndsSentence(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at >= text.Length || !char.IsLower(text[at]);
    }

    private static bool Is(ReadOnlySpan<char> word)
    {
        foreach (var joint in Joints)
            if (word.Equals(joint, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
