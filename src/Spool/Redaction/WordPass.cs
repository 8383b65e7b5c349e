namespace TotalMemory.Spool.Redaction;

/// <summary>
/// One pass over the words of a text that finds keys of known and unknown issuers, programs that take secrets, and names of secrets in
/// sentences.
/// </summary>
internal static class WordPass
{
    private static readonly WordIndex<TokenShape> Shapes = new(KnownShapes.All, static s => s.Prefix);

    // What may begin an entry of one of the three indexes: one look-up for most words instead of three
    private static readonly ulong[] Filter = CreateFilter();

    private static ulong[] CreateFilter()
    {
        var filter = new ulong[WordStart.Buckets];
        Shapes.AddTo(filter);
        CommandSecrets.ByProgram.AddTo(filter);
        ProseSecrets.ByStart.AddTo(filter);
        return filter;
    }

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
        var isListed = word.IsAmong(Filter);
        var sign = end < text.Length ? text[end] : ' ';
        // Most words are short, in no list, and nothing that joins parts of a key stands after them. "sed" has three letters.
        if (!isListed && end - start is not 3 and < CompoundNames.Least && sign is not ('_' or '-' or '.' or '$' or ':'))
            return end;
        if (Key(text, start, end, isListed && !inside ? Shapes.First(word) : 0, found) is var keyEnd && keyEnd > start)
            return keyEnd;
        if (sign is '_' or '-' or '.' && UnknownIssuers.Find(text, start, end, found) is var tokenEnd && tokenEnd > end)
            return tokenEnd;
        if (end - start == 3 && sign is ' ' && text.AsSpan(start, 3) is "sed")
            SedScripts.Script(text, end, found);
        CompoundNames.Find(text, start, end, found);
        if (!isListed)
            return end;
        place.Nested = start < place.CommandEnd ? place.Nested : 0;
        if (place.Nested < MostNested && CommandSecrets.Find(text, start, word, found) is var commandEnd && commandEnd > start)
        {
            place.Nested++;
            place.CommandEnd = Math.Max(place.CommandEnd, commandEnd);
        }
        ProseSecrets.Find(text, start, word, found);
        return end;
    }

    // The end of a key with a format of its own; the start if there is none. The first shape that may begin so is given.
    private static int Key(string text, int start, int end, int first, List<Finding> found)
    {
        for (var i = first; i != 0; i = Shapes.Next(i))
        {
            if (!Shapes[i].Matches(text, start, out var keyEnd))
                continue;
            found.Add(new Finding(start, keyEnd, Shapes[i].Label));
            return keyEnd;
        }
        // Mailchimp's keys end in the name of a data centre.
        if (end - start == 32 && text.AsSpan(end).StartsWith("-us") && text.AsSpan(start, 32).IndexOfAnyExcept(CharacterRuns.Hex) < 0)
        {
            found.Add(new Finding(start, end, "mailchimp-key"));
            return end;
        }
        // New Relic's licenses end in four letters.
        if (end - start == 40 && text.AsSpan(start, 40).EndsWith("NRAL"))
        {
            found.Add(new Finding(start, end, "newrelic-key"));
            return end;
        }
        var sign = end < text.Length ? text[end] : ' ';
        if (
            (sign is '_' or '$' or ':' || sign is '-' or '.' && text.AsSpan(start, end - start) is "SCRAM" or "grub")
            && PasswordHashes.EndOfNamed(text, start) is var hashEnd
            && hashEnd > start
        )
        {
            found.Add(new Finding(start, hashEnd, "password-hash"));
            return hashEnd;
        }
        if (sign is '-' && SerialKeys.End(text, start, end) is var serialEnd && serialEnd > end)
        {
            found.Add(new Finding(start, serialEnd, "license-key"));
            return serialEnd;
        }
        return start;
    }
}
