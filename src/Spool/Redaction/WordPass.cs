namespace TotalMemory.Spool.Redaction;

/// <summary>
/// One pass over the words of a text that finds keys of known and unknown issuers, programs that take secrets, and names of secrets in
/// sentences.
/// </summary>
internal static class WordPass
{
    private static readonly WordIndex<TokenShape> Shapes = new(KnownShapes.All, static s => s.Prefix);

    // Arguments may contain further programs, which are read, too. The limit keeps a text of only program names linear.
    private const int MostNested = 6;

    private ref struct WordPlace
    {
        public int CommandEnd;
        public int Nested;
    }

    public static void Find(string text, List<Finding> found)
    {
        var place = default(WordPlace);
        for (var at = text.AsSpan().IndexOfAny(CharacterRuns.Alphanumeric); at >= 0; )
        {
            var end = CharacterRuns.RunEnd(text, at, CharacterRuns.Alphanumeric);
            // An escaped line break ("\nghp_…") ends in a letter that belongs to the escape, not to a word.
            var start = at > 0 && text[at - 1] == '\\' && text[at] is 'n' or 'r' or 't' ? at + 1 : at;
            if (start < end)
                end = Math.Max(end, Word(text, start, end, ref place, found));
            var next = end < text.Length ? text.AsSpan(end).IndexOfAny(CharacterRuns.Alphanumeric) : -1;
            at = next < 0 ? -1 : end + next;
        }
    }

    // The index at which the pass goes on.
    private static int Word(string text, int start, int end, ref WordPlace place, List<Finding> found)
    {
        // In the middle of base64, short prefixes appear by chance.
        var inside = start > 0 && text[start - 1] is '+' or '/' && (end - start < 3 || end - start > 40);
        var word = WordStart.At(text, start);
        for (var i = inside ? 0 : Shapes.First(word); i != 0; i = Shapes.Next(i))
        {
            if (!Shapes[i].Matches(text, start, out var keyEnd))
                continue;
            found.Add(new Finding(start, keyEnd, Shapes[i].Label));
            return keyEnd;
        }
        // New Relic's licenses end in four letters.
        if (end - start == 40 && text.AsSpan(start, 40).EndsWith("NRAL"))
        {
            found.Add(new Finding(start, end, "newrelic-key"));
            return end;
        }
        var sign = end < text.Length ? text[end] : ' ';
        if (sign is '_' or '$' or ':' && PasswordHashes.EndOfNamed(text, start) is var hashEnd && hashEnd > start)
        {
            found.Add(new Finding(start, hashEnd, "password-hash"));
            return hashEnd;
        }
        if (sign is '-' && SerialKeys.End(text, start, end) is var serialEnd && serialEnd > end)
        {
            found.Add(new Finding(start, serialEnd, "license-key"));
            return serialEnd;
        }
        if (sign is '_' or '-' or '.' && UnknownIssuers.Find(text, start, end, found) is var tokenEnd && tokenEnd > end)
            return tokenEnd;
        if (end - start == 3 && sign is ' ' && text.AsSpan(start, 3) is "sed")
            SedScripts.Script(text, end, found);
        place.Nested = start < place.CommandEnd ? place.Nested : 0;
        if (place.Nested < MostNested && CommandSecrets.Find(text, start, word, found) is var commandEnd && commandEnd > start)
        {
            place.Nested++;
            place.CommandEnd = Math.Max(place.CommandEnd, commandEnd);
        }
        ProseSecrets.Find(text, start, word, found);
        return end;
    }
}
