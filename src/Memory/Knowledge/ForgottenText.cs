using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool;

namespace TotalMemory.Knowledge;

/// <summary>
/// Takes forgotten sentences and words out of a text. They are known by their digests alone, so that no list of them betrays them. Pure.
/// </summary>
internal sealed partial class ForgottenText
{
    private readonly IReadOnlySet<string> digests;
    private readonly ILookup<string, ForgottenRun> runs;

    public ForgottenText(IReadOnlySet<string> digests)
    {
        this.digests = digests;
        runs = digests.Select(ForgottenRun.Read).OfType<ForgottenRun>().ToLookup(r => r.First, StringComparer.Ordinal);
    }

    /// <summary>Stands where words were.</summary>
    public const string Mark = "[forgotten]";

    private const int DigestBytes = 12;

    public string Clean(string text)
    {
        if (digests.Count == 0 || text.Length == 0)
            return text;
        var cleaned = Sentence().Replace(text, m => digests.Contains(OfSentence(m.Value)) ? Mark : m.Value);
        if (runs.Count > 0)
            cleaned = WordRuns.Replace(cleaned, Mark, Length);
        return Word().Replace(cleaned, m => digests.Contains(OfWord(m.Value)) ? Mark : m.Value);
    }

    private int Length(IReadOnlyList<string> words, int at)
    {
        foreach (var run in runs[ForgottenRun.OfFirst(words[at])])
            if (run.StandsAt(words, at))
                return run.Words;
        return 0;
    }

    /// <summary>The sentences of a text, as they are compared; a line break ends one.</summary>
    public static IEnumerable<string> Sentences(string text) => Sentence().Matches(text).Select(m => m.Value);

    /// <summary>The distinct words of a text that can be forgotten by themselves, in lower case.</summary>
    public static HashSet<string> Words(string text) =>
        Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    public static string OfSentence(string sentence) => "s" + Sha256.Hex(Normalized.Text(sentence), DigestBytes);

    public static string OfWord(string word) => "w" + Sha256.Hex(word.ToLowerInvariant(), DigestBytes);

    /// <summary>A word that is to go as soon as nothing else says it.</summary>
    public static string Pending(string ofWord) => "p" + ofWord[1..];

    [GeneratedRegex(@"\S[^\n]*?(?:[.!?]+(?=\s|$)|[。！？]+|(?=\n|$))")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{N}]{4,}")]
    private static partial Regex Word();
}
