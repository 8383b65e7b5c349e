namespace TotalMemory.Language;

/// <summary>
/// The words of a text that are names, folded: customers, hosts, identifiers and their parts, and words outside the vocabulary. Pure.
/// </summary>
internal static class NamingWords
{
    private const int LeastLetters = 4; // chosen: shorter words name nothing alone

    /// <summary>Minimum letters of a name of several words; versions have fewer. Chosen.</summary>
    private const int LeastRun = 6;

    // In other languages most words are outside the English vocabulary, so this tells nothing.
    private const double LeastEnglish = 0.5;

    public static HashSet<string> Extract(string text)
    {
        var words = FoldedText.Words(text).Where(w => w.Text.Length >= LeastLetters).ToList();
        var isEnglish = words.Count(w => OrdinaryWords.Has(w.Text)) >= LeastEnglish * words.Count;
        return words
            .Where(w => IsIdentifier(w) || IsName(text, w) || (isEnglish && !OrdinaryWords.Has(w.Text)))
            .SelectMany(w => w.Parts().Where(IsNaming).Prepend(w.Text))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Names of several words, separated by a space: written as one, though no part is a name (<c>10.20.30.40</c>), and consecutive
    /// capitalised words that do not start a sentence (Blue Falcon).
    /// </summary>
    public static HashSet<string> ExtractRuns(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var run = new List<FoldedWord>();
        foreach (var word in FoldedText.Words(text))
        {
            if (run.Count > 0 && !Continues(text, run[^1], word))
                Close(run, found);
            run.Add(word);
        }
        Close(run, found);
        return found;
    }

    private static bool Continues(string text, FoldedWord one, FoldedWord next)
    {
        var between = text.AsSpan(one.End, next.Start - one.End);
        return between is " "
            ? IsCapital(text, one) && IsCapital(text, next)
            : between.Length == 1 && between[0] is '.' or ':' or '-' or '_' or '/';
    }

    private static void Close(List<FoldedWord> run, HashSet<string> found)
    {
        // "The" and "Use" are capitalised because they start a sentence.
        if (run.Count > 0 && IsSaidOften(run[0].Text))
            run.RemoveAt(0);
        if (
            run.Count > 1
            && run.Sum(w => w.Text.Length) >= LeastRun
            && (run.TrueForAll(w => w.Text.Length < LeastLetters) || run.TrueForAll(w => IsCapital(w.Source, w)))
        )
            found.Add(string.Join(' ', run.Select(w => w.Text)));
        run.Clear();
    }

    private static bool IsSaidOften(string word) => StopWords.Fillers.Contains(word) || StopWords.InAnswers.Contains(word);

    private static bool IsCapital(string text, FoldedWord word) => char.IsUpper(text[word.Start]);

    private static bool IsNaming(string part) => part.Length >= LeastLetters && !part.All(char.IsAsciiDigit) && !OrdinaryWords.Has(part);

    // web01, getUser
    private static bool IsIdentifier(FoldedWord word)
    {
        for (var i = 1; i < word.Text.Length; i++)
            if (word.IsPartBoundary(i))
                return true;
        return false;
    }

    // An uncommon word with a capital that does not start a sentence.
    private static bool IsName(string text, FoldedWord word)
    {
        if (!char.IsUpper(text[word.Start]) || OrdinaryWords.Has(word.Text))
            return false;
        var before = word.Start - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        return before >= 0 && (char.IsLetterOrDigit(text[before]) || text[before] is ',' or '(' or '@');
    }
}
