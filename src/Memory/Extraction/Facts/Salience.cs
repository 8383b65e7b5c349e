using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// Chooses the sentences of an answer that carry it: those whose words are specific, recur in the answer and in the session, and
/// appear in the question. Offers, status reports and test counts are left out. Pure.
/// </summary>
internal static partial class Salience
{
    private const double LeastGain = 3;

    /// <summary>The specific words of a text with their weights: code in backticks, then identifiers, then plain words.</summary>
    public static Dictionary<string, double> Terms(string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Match span in CodeSpan().Matches(text))
        foreach (Match word in Word().Matches(span.Groups[1].Value))
            if (Bare(word.Value) is { Length: > 1 } term)
                terms[term] = 2.2;
        foreach (Match word in Word().Matches(text))
            if (Bare(word.Value) is { Length: > 1 } term && !StopWords.OfAnswers.Contains(term))
                terms.TryAdd(term, Identifier().IsMatch(word.Value.Trim('.', ':', '-', '/')) ? 1.6 : 1.0);
        return terms;
    }

    /// <summary>
    /// The sentences that say most in at most <paramref name="limit"/> characters, in their order; null when nothing stands out.
    /// </summary>
    /// <param name="asked">What the person had asked.</param>
    /// <param name="session">How often each term occurs in the session.</param>
    public static string? Summarize(string answer, string asked, IReadOnlyDictionary<string, int> session, int limit)
    {
        var sentences = Sentences
            .Read(answer)
            .Where(s =>
                s.Text.Length >= 25 && s.Text.Length <= limit && !Transient().IsMatch(s.Text) && !SkippedSection().IsMatch(s.Heading)
            )
            .ToList();
        if (sentences.Count == 0)
            return null;
        var terms = sentences.Select(s => Terms(s.Text)).ToList();
        var frequency = terms.SelectMany(t => t.Keys).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        var wanted = Terms(asked);
        double Weight(string term) =>
            (1 + 0.35 * Math.Log(1 + frequency[term]))
            * (wanted.ContainsKey(term) ? 1.35 : 1)
            * (1 + 0.25 * Math.Log(1 + session.GetValueOrDefault(term)));

        var chosen = new SortedSet<int>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var length = 0;
        while (length <= limit - 40)
        {
            var best = (Score: 0.0, Index: -1, Gain: 0.0);
            for (var i = 0; i < sentences.Count; i++)
            {
                if (chosen.Contains(i) || sentences[i].Text.Length + length + 1 > limit)
                    continue;
                var gain = terms[i].Sum(t => t.Value * Weight(t.Key) * (covered.Contains(t.Key) ? 0.15 : 1));
                if (Telling().IsMatch(sentences[i].Text))
                    gain *= 1.25;
                if (sentences[i].IsCode)
                    gain *= 0.6;
                if (CommitHash().IsMatch(sentences[i].Text))
                    gain *= 0.7;
                if (chosen.Contains(i - 1) || chosen.Contains(i + 1))
                    gain *= 1.25;
                gain /= 1 + 0.03 * i;
                var score = gain / Math.Pow(sentences[i].Text.Length + 40, 0.75);
                if (score > best.Score)
                    best = (score, i, gain);
            }
            if (best.Index < 0 || best.Gain < LeastGain)
                break;
            chosen.Add(best.Index);
            length += sentences[best.Index].Text.Length + 1;
            covered.UnionWith(terms[best.Index].Keys);
        }
        if (chosen.Count == 0)
            return null;
        var text = string.Join(' ', chosen.Select(i => sentences[i].Text));
        var heading = sentences[chosen.Min].Heading;
        return
            heading.Length is > 0 and < 50
            && heading.Length + 2 + text.Length <= limit
            && !text.Contains(heading, StringComparison.OrdinalIgnoreCase)
            ? $"{heading}: {text}"
            : text;
    }

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
    private static partial Regex Telling();

    // Offers, questions, bare status, test counts, the state of the working tree: true today only.
    [GeneratedRegex(
        @"^(?:done|all (?:good|clean|pass\w*|done)|committed|pushed|fixed|yes|no|ok|got it|agreed|good catch|correct|absolutely"
            + @"|report|summary|here['’]?s|now |next|i(?:['’]m| am))\b[^.]{0,25}[.:]?$|^(?:now )?(?:let me|i['’]ll|i will)\b|\?$|\b(?:want me to"
            + @"|let me know|shall i|should i|would you like|i can also|if you want|if you['’]d like|happy to|say the word|i['’]ll"
            + @"|i['’]m going|next step)\b|\b[0-9]+ (?:tests? )?pass\w*|tests? (?:all )?pass|lint (?:is )?clean|typecheck"
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
