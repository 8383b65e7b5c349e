namespace TotalMemory.Language;

/// <summary>
/// The words of a text that name something, folded: customers, hosts, identifiers and their parts, and what no vocabulary has. Pure.
/// </summary>
internal static class NamingWords
{
    private const int LeastLetters = 4;

    // Of a text in another language, most words are in no English vocabulary, and say nothing by it.
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

    private static bool IsNaming(string part) => part.Length >= LeastLetters && !part.All(char.IsDigit) && !OrdinaryWords.Has(part);

    // web01, getUser
    private static bool IsIdentifier(FoldedWord word)
    {
        for (var i = 1; i < word.Text.Length; i++)
            if (word.IsJoint(i))
                return true;
        return false;
    }

    // A capital where no sentence begins, in a word that is no ordinary one.
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
