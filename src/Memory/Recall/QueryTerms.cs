using System.Collections.Frozen;
using System.Text;
using TotalMemory.Language;

namespace TotalMemory.Recall;

/// <summary>Selects the words of a query to search for.</summary>
public static class QueryTerms
{
    private const int Most = 32; // chosen: more words describe no question, and each is searched for

    /// <summary>Greetings, thanks and the like, which search for nothing.</summary>
    private static readonly FrozenSet<string> SmallTalk = FrozenSet.ToFrozenSet(
        """
        hello hi hey hiya greetings welcome morning evening afternoon night good day thanks thank thx cheers bye goodbye okay ok yes yeah
        yep no nope sure great nice cool perfect awesome fine well right continue proceed ahead go hallo danke bitte guten morgen tag
        bonjour salut merci hola gracias buenos dias ola obrigado privet spasibo привет спасибо здравствуйте
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal
    );

    /// <summary>
    /// Folded words as split by the index, with the parts of mixed-case identifiers and the letter pairs of scripts without spaces; stop
    /// words only if there is nothing else; nothing for a greeting.
    /// </summary>
    public static IReadOnlyList<string> Choose(string query) => Choose(Folding.Unify(query), Folding.WithoutCase);

    /// <summary>The same, spelled as in the query, for an index of words as written.</summary>
    internal static IReadOnlyList<string> ChooseAsWritten(string query) => Choose(UnicodeComposition.Compose(query), word => word);

    private static List<string> Choose(string query, Func<string, string> spelled)
    {
        var all = Split(UnspacedText.Without(query) + " " + IdentifierParts.Split(query))
            .Select(spelled)
            .Concat(UnspacedText.QueryTerms(query))
            .Distinct(StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        var specific = all.Where(t => !StopWords.InQuestions.Contains(t)).ToList();
        if (specific.All(SmallTalk.Contains) && specific.Count > 0)
            return [];
        List<string> pictures = [.. PictureWords.In(query).Distinct(StringComparer.Ordinal).Take(Most)];
        return specific.Count > 0 || pictures.Count > 0 ? [.. specific, .. pictures] : all;
    }

    /// <summary>
    /// True if a word of the query is an identifier: <c>drawer_3_149</c>, <c>useQuery</c>, <c>src/app.ts</c>,
    /// <c>E0308</c>.
    /// </summary>
    internal static bool NamesIdentifier(string query) =>
        query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(IsIdentifier);

    private static bool IsIdentifier(string word)
    {
        var name = word.Trim('`', '"', '\'', '.', ',', ';', ':', '?', '!', '(', ')', '[', ']');
        if (name.Length < 4 || !name.Any(char.IsAsciiLetter))
            return false;
        if (name.Contains('_', StringComparison.Ordinal) || name.Any(char.IsAsciiDigit))
            return true;
        if (name.Contains("::", StringComparison.Ordinal))
            return true;
        // A capital after a small letter, or a dot between letters.
        for (var i = 1; i < name.Length - 1; i++)
        {
            var isHump = char.IsAsciiLetterLower(name[i - 1]) && char.IsAsciiLetterUpper(name[i]);
            var isDot = name[i] == '.' && char.IsAsciiLetter(name[i - 1]) && char.IsAsciiLetter(name[i + 1]);
            if (isHump || isDot)
                return true;
        }
        return false;
    }

    /// <summary>An FTS5 expression that matches any of the terms; one that ends with <c>*</c> matches as a prefix.</summary>
    public static string AnyOf(IEnumerable<string> terms) =>
        string.Join(" OR ", terms.Select(t => t.EndsWith('*') ? $"\"{t[..^1]}\" *" : $"\"{t}\""));

    /// <summary>The words as split by the full-text index.</summary>
    internal static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }
            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
