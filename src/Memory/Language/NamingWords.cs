using System.Text.RegularExpressions;

namespace TotalMemory.Language;

/// <summary>
/// The words of a text that name something, in lower case: customers, hosts, identifiers, and what no vocabulary has. Pure.
/// </summary>
internal static partial class NamingWords
{
    // Of a text in another language, most words are in no English vocabulary, and say nothing by it.
    private const double LeastEnglish = 0.5;

    public static HashSet<string> Extract(string text)
    {
        var words = Word().Matches(text);
        var isEnglish = words.Count(m => OrdinaryWords.Has(m.Value)) >= LeastEnglish * words.Count;
        return words
            .Where(m => IsIdentifier(m.Value) || IsName(text, m) || (isEnglish && !OrdinaryWords.Has(m.Value)))
            .Select(m => m.Value.ToLowerInvariant())
            .ToHashSet(StringComparer.Ordinal);
    }

    // web01, getUser
    private static bool IsIdentifier(string word)
    {
        for (var i = 1; i < word.Length; i++)
            if (char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]) || (char.IsUpper(word[i]) && char.IsLower(word[i - 1])))
                return true;
        return false;
    }

    // A capital where no sentence begins, in a word that is no ordinary one.
    private static bool IsName(string text, Match word)
    {
        if (!char.IsUpper(word.Value[0]) || OrdinaryWords.Has(word.Value))
            return false;
        var before = word.Index - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        return before >= 0 && (char.IsLetterOrDigit(text[before]) || text[before] is ',' or '(' or '@');
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{4,}")]
    private static partial Regex Word();
}
