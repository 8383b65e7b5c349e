using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>Extracts the requests of a message, one per sentence. Pure.</summary>
internal static partial class AskSentences
{
    /// <summary>A longer message is a brief, whose orders apply to its task.</summary>
    public const int LongestMessage = 600;

    /// <summary>The same for a message judged to object, or to contain something worth keeping.</summary>
    public const int LongestTold = 1_500;

    private const int Shortest = 8;

    // A character of these scripts is worth a syllable or a word.
    private const int ShortestDense = 4;
    private const int Longest = 200;

    /// <summary>Only the person's own text: every sentence of a judged message, otherwise only orders.</summary>
    /// <param name="isTold">Judged to object, or to contain something worth keeping.</param>
    public static IReadOnlyList<Clause> Split(string message, TurnKind kind, bool isTold = false)
    {
        var longest = isTold ? LongestTold : LongestMessage;
        if (message.Length > longest || message.StartsWith('/') || message.StartsWith('<') || TemplateText.Is(message))
            return [];
        var text =
            kind == TurnKind.Answer && message.LastIndexOf(" → ", StringComparison.Ordinal) is > 0 and var at
                ? message[(at + 3)..]
                : message;
        return
        [
            .. OwnWords
                .Keep(text)
                .Split('\n')
                .SelectMany(SentenceSplitter.Split)
                .Select(Sentences.OneLine)
                .SelectMany(sentence => Clauses(sentence).Select(clause => new Clause(clause, sentence)))
                .Where(c => IsAsked(c.Text, isTold))
                .DistinctBy(c => c.Text, StringComparer.OrdinalIgnoreCase),
        ];
    }

    // "Do it, delegate the coding to a worker and run the tests": only one of these may be repeated.
    private static IEnumerable<string> Clauses(string sentence)
    {
        var start = 0;
        foreach (Match joint in Joint().Matches(sentence))
        {
            if (joint.Index - start < Shortest || !Orders.Is(sentence[(joint.Index + joint.Length)..]))
                continue;
            yield return sentence[start..joint.Index];
            start = joint.Index + joint.Length;
        }
        yield return sentence[start..];
    }

    [GeneratedRegex(@"(?:[,;] (?:and |then |but |also |and then )?| and (?:then )?| then )", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    private static bool IsAsked(string s, bool isTold) =>
        IsLongEnough(s) && s.Length <= Longest && !s.Contains(OwnWords.Mark) && (isTold || Orders.Is(s));

    private static bool IsLongEnough(string s) => s.Length >= Shortest || (s.Length >= ShortestDense && UnspacedText.IsMostlyUnspaced(s));
}
