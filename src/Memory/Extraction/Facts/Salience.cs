using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// Chooses the most informative sentences of an answer: those whose words are specific, recur in the answer and in the session, and
/// appear in the question. Offers, status reports and test counts are left out. Pure.
/// </summary>
internal static partial class Salience
{
    private const double LeastGain = 3;

    /// <summary>With fewer characters left, no further sentence is tried.</summary>
    private const int LeastRoom = 40;

    /// <summary>The specific words of a text with their weights: code in backticks, then identifiers, then plain words.</summary>
    public static Dictionary<string, double> Terms(string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Match span in CodeSpan().Matches(text))
        foreach (Match word in Word().Matches(span.Groups[1].Value))
            if (Bare(word.Value) is { Length: > 1 } term)
                terms[term] = 2.2;
        foreach (Match word in Word().Matches(text))
            if (Bare(word.Value) is { Length: > 1 } term && !StopWords.InAnswers.Contains(term))
                terms.TryAdd(term, Identifier().IsMatch(word.Value.Trim('.', ':', '-', '/')) ? 1.6 : 1.0);
        return terms;
    }

    /// <summary>
    /// The most informative sentences in at most <paramref name="limit"/> characters, in text order; null if none stands out.
    /// </summary>
    /// <param name="asked">What the person had asked.</param>
    /// <param name="session">How often each term occurs in the session.</param>
    public static string? Summarize(string answer, string asked, IReadOnlyDictionary<string, int> session, int limit)
    {
        var sentences = SentenceSplitter.Read(answer).Where(s => Says(s, limit)).ToList();
        if (sentences.Count == 0)
            return null;
        var choice = new SentenceChoice(sentences, Terms(asked), session);
        while (choice.Length <= limit - LeastRoom && choice.Best(limit) is { Gain: >= LeastGain } best)
            choice.Take(best.Index);
        return choice.IsEmpty ? null : choice.Text(limit);
    }

    private static bool Says(Sentence s, int limit) =>
        s.Line != LineMark.Heading
        && s.Text.Length >= 25
        && s.Text.Length <= limit
        && !Transient().IsMatch(s.Text)
        && !SkippedSection().IsMatch(s.Heading);

    /// <summary>The sentences chosen so far, and what another would add.</summary>
    private sealed class SentenceChoice(
        List<Sentence> sentences,
        Dictionary<string, double> wanted,
        IReadOnlyDictionary<string, int> session
    )
    {
        private readonly List<Dictionary<string, double>> terms = sentences.ConvertAll(s => Terms(s.Text));
        private readonly SortedSet<int> chosen = [];
        private readonly HashSet<string> covered = new(StringComparer.Ordinal);

        private Dictionary<string, int> Frequency =>
            field ??= terms.SelectMany(t => t.Keys).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());

        /// <summary>Characters of what was chosen.</summary>
        public int Length { get; private set; }

        public bool IsEmpty => chosen.Count == 0;

        public void Take(int sentence)
        {
            chosen.Add(sentence);
            Length += sentences[sentence].Text.Length + 1;
            covered.UnionWith(terms[sentence].Keys);
        }

        /// <summary>The sentence that adds most for its length; null when none fits.</summary>
        public Candidate? Best(int limit)
        {
            Candidate? best = null;
            var most = 0.0;
            for (var i = 0; i < sentences.Count; i++)
            {
                if (chosen.Contains(i) || sentences[i].Text.Length + Length + 1 > limit)
                    continue;
                var gain = Gain(i);
                var score = gain / Math.Pow(sentences[i].Text.Length + 40, 0.75);
                if (score > most)
                    (most, best) = (score, new(i, gain));
            }
            return best;
        }

        private double Gain(int i)
        {
            var gain = terms[i].Sum(t => t.Value * Weight(t.Key) * (covered.Contains(t.Key) ? 0.15 : 1));
            if (Explains().IsMatch(sentences[i].Text))
                gain *= 1.25;
            if (sentences[i].Line is LineMark.Code or LineMark.Table)
                gain *= 0.6;
            if (CommitHash().IsMatch(sentences[i].Text))
                gain *= 0.7;
            if (chosen.Contains(i - 1) || chosen.Contains(i + 1))
                gain *= 1.25;
            return gain / (1 + 0.03 * i);
        }

        private double Weight(string term) =>
            (1 + 0.35 * Math.Log(1 + Frequency[term]))
            * (wanted.ContainsKey(term) ? 1.35 : 1)
            * (1 + 0.25 * Math.Log(1 + session.GetValueOrDefault(term)));

        public string Text(int limit)
        {
            var text = string.Join(' ', chosen.Select(i => sentences[i].Text));
            var heading = sentences[chosen.Min].Heading;
            return
                heading.Length is > 0 and < 50
                && heading.Length + 2 + text.Length <= limit
                && !text.Contains(heading, StringComparison.OrdinalIgnoreCase)
                ? $"{heading}: {text}"
                : text;
        }
    }

    private readonly record struct Candidate(int Index, double Gain);

    private static string Bare(string word) => word.Trim('.', ':', '-', '/', '#').ToLowerInvariant();

    [GeneratedRegex(@"`([^`\n]{2,80})`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[\w./@:#-]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"[_./@:#0-9-]|[a-z][A-Z]")]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"\b(?:because|since|root cause|caused by|turns out|only|must|requires?|instead|never|always|no longer|not|cannot|can't"
            + @"|doesn't|don't|so that|therefore|by default|unless|means|supports?|fails?|needs?|rejects?|removed|kept|uses?|via"
            + @"|fix(?:ed)?|the fix)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Explains();

    // Offers, questions, bare status, test counts, the state of the working tree: only true today.
    [GeneratedRegex(
        @"^(?:done|all (?:good|clean|pass\w*|done)|committed|pushed|fixed|yes|no|ok|got it|agreed|good catch|correct|absolutely"
            + @"|report|summary|here['’]?s|now |next|i(?:['’]m| am))\b[^.]{0,25}[.:]?$|^(?:now )?(?:let me|i['’]ll|i will)\b|\?$"
            + @"|\b(?:want me to|let me know|shall i|should i|would you like|i can also|if you want|if you['’]d like|happy to|say the word"
            + @"|i['’]ll|i['’]m going|next step)\b|\b[0-9]+ (?:tests? )?pass\w*|tests? (?:all )?pass|lint (?:is )?clean|typecheck"
            + @"|not (?:yet )?(?:pushed|committed)|ahead (?:of|by)|working tree|untracked|suites? green|insertions|good point"
            + @"|you['’]re (?:absolutely )?right",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Transient();

    [GeneratedRegex(
        @"^(?:verif|test|checks?|next|commit|files? (?:changed|touched)|options?|question|branch|status|pr\b|remaining|follow|todo|open)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SkippedSection();

    [GeneratedRegex(@"\b(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b")]
    private static partial Regex CommitHash();
}
