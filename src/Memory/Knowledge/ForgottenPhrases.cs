using TotalMemory.Language;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes forgotten sentences and names from a file's text. It contains them in clear, so it exists only until the files are swept. Pure.
/// </summary>
internal sealed class ForgottenPhrases : IForgotten
{
    /// <summary>Logs cut lines, so this many consecutive words of a sentence are enough there. Chosen.</summary>
    private const int WordsInALog = 4;

    private readonly IReadOnlyList<string[]> sentences;
    private readonly IReadOnlySet<string> names;
    private readonly ILookup<string, string[]> byFirst;

    /// <param name="names">Folded.</param>
    public ForgottenPhrases(IEnumerable<string> sentences, IReadOnlySet<string> names)
        : this([.. sentences.Select(WordRuns.Split).Where(w => w.Length > 1)], names) { }

    private ForgottenPhrases(IReadOnlyList<string[]> sentences, IReadOnlySet<string> names)
    {
        this.sentences = sentences;
        this.names = names;
        byFirst = sentences.ToLookup(s => s[0], StringComparer.Ordinal);
    }

    /// <summary>Also recognises parts of the sentences.</summary>
    public ForgottenPhrases InParts() =>
        new(
            [
                .. sentences.SelectMany(s =>
                    s.Length <= WordsInALog ? [s] : Enumerable.Range(0, s.Length - WordsInALog + 1).Select(i => s[i..(i + WordsInALog)])
                ),
            ],
            names
        );

    public string Clean(string text) => WordRuns.Replace(text, ForgottenText.Mark, this);

    int IForgotten.LengthAt(IReadOnlyList<string> words, int at)
    {
        var most = names.Contains(words[at]) ? 1 : 0;
        foreach (var sentence in byFirst[words[at]])
            if (sentence.Length > most && StandsAt(words, at, sentence))
                most = sentence.Length;
        return most;
    }

    IEnumerable<Range> IForgotten.Within(FoldedWord word) =>
        from name in names
        from at in ForgottenName.PossiblePlaces(word, name.Length)
        where word.Text.AsSpan(at).StartsWith(name)
        orderby at
        select at..(at + name.Length);

    private static bool StandsAt(IReadOnlyList<string> words, int at, string[] sentence)
    {
        if (at + sentence.Length > words.Count)
            return false;
        for (var i = 1; i < sentence.Length; i++)
            if (words[at + i] != sentence[i])
                return false;
        return true;
    }
}
