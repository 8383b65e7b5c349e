using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>Extracts the requests of a message, one per sentence, without its questions. Pure.</summary>
internal static partial class AskSentences
{
    /// <summary>A longer message is a brief, whose orders apply to its task (chosen).</summary>
    public const int LongestMessage = 600;

    /// <summary>The same for a message judged to object, or to contain something worth keeping (chosen).</summary>
    public const int LongestTelling = 1_500;

    /// <summary>Of a brief up to this length wishes are compared: what stands in those of several sessions is meant for all.</summary>
    public const int LongestBrief = 8_500;

    private const int LongestOfBrief = 140; // chosen: a longer sentence of a brief describes its task

    private const int Shortest = 8; // chosen: less is an answer

    // A character of these scripts is worth a syllable or a word (chosen).
    private const int ShortestDense = 4;
    private const int Longest = 200; // chosen: a longer sentence says several things

    /// <summary>Only the person's own text: every sentence of a judged message, otherwise only wishes.</summary>
    /// <param name="isTelling">Judged to object, or to contain something worth keeping.</param>
    public static IReadOnlyList<Clause> Split(string message, TurnKind kind, bool isTelling = false)
    {
        if (message.Length > LongestBrief || message.StartsWith('/') || message.StartsWith('<') || TemplateText.Is(message))
            return [];
        message = ForgettingSentences.LeaveOut(message);
        var isBrief = message.Length > (isTelling ? LongestTelling : LongestMessage);
        var text = kind == TurnKind.Answer ? AnswerText.Split(message).Answer : message;
        return
        [
            .. OwnWords
                .Keep(text)
                .Split('\n')
                .SelectMany(SentenceSplitter.Split)
                .Select(Sentences.OneLine)
                .SelectMany(sentence => Clauses(sentence).Select(clause => new Clause(clause, sentence)))
                .Where(c => IsAsked(c.Text, isBrief ? LongestOfBrief : Longest))
                .Where(c => (isTelling && !isBrief && !IsAsking(c)) || WishSentences.Is(c.Text))
                .DistinctBy(c => c.Text, StringComparer.OrdinalIgnoreCase),
        ];
    }

    // "Do it, delegate the coding to a worker and run the tests": only one of these may be repeated.
    private static IEnumerable<string> Clauses(string sentence)
    {
        var start = 0;
        foreach (Match joint in Joint().Matches(sentence))
        {
            if (joint.Index - start < Shortest || !Instructions.Is(sentence[(joint.Index + joint.Length)..]))
                continue;
            yield return sentence[start..joint.Index];
            start = joint.Index + joint.Length;
        }
        yield return sentence[start..];
    }

    [Examples("test it, then push", "test it and push", "test it then push")]
    [CounterExamples("test it", "sand,water")]
    [GeneratedRegex(@"(?:[,;] (?:and |then |but |also |and then )?| and (?:then )?| then )", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    private static bool IsAsked(string s, int longest) => IsLongEnough(s) && s.Length <= longest && !s.Contains(OwnWords.Mark);

    // Who wants to know something asks for nothing to be done; a reproach and a polite order are wishes.
    private static bool IsAsking(Clause clause) => Sentences.IsQuestion(clause.Sentence);

    private static bool IsLongEnough(string s) => s.Length >= Shortest || (s.Length >= ShortestDense && UnspacedText.IsMostlyUnspaced(s));
}
