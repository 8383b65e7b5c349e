using System.Text;
using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes forgotten sentences and words from a text. Only their digests are known, so that the list reveals nothing. Pure.
/// </summary>
internal sealed partial class ForgottenText : IForgotten
{
    private readonly IReadOnlySet<string> digests;
    private readonly ILookup<string, ForgottenRun> runs;
    private readonly ILookup<int, ForgottenName> names;

    public ForgottenText(IReadOnlySet<string> digests)
    {
        this.digests = digests;
        runs = digests.Select(ForgottenRun.Read).OfType<ForgottenRun>().ToLookup(r => r.First, StringComparer.Ordinal);
        names = digests.Select(ForgottenName.Read).OfType<ForgottenName>().ToLookup(n => n.Letters);
    }

    /// <summary>Replaces removed words.</summary>
    public const string Mark = "[forgotten]";

    /// <summary>True if the whole text was forgotten.</summary>
    public static bool IsFullyForgotten(string text) =>
        text.Contains(Mark, StringComparison.Ordinal) && !text.Replace(Mark, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit);

    private const int DigestBytes = 12; // chosen, as for names
    private const int LeastLetters = 4; // chosen: shorter words stand in any text

    public string Clean(string text)
    {
        if (digests.Count == 0 || text.Length == 0)
            return text;
        var cleaned = Sentence().Replace(text, m => IsForgotten(m.Value) ? Mark : m.Value);
        cleaned = WordRuns.Replace(cleaned, Mark, this);
        return Ascii.IsValid(cleaned) ? cleaned : WordRuns.ReplaceLegacy(cleaned, Mark, this);
    }

    int IForgotten.LengthAt(IReadOnlyList<string> words, int at)
    {
        foreach (var run in runs[ForgottenRun.FirstWord(words[at])])
            if (run.StandsAt(words, at))
                return run.Words;
        return words[at].Length >= LeastLetters && digests.Contains(WordDigest(words[at])) ? 1 : 0;
    }

    IEnumerable<Range> IForgotten.Within(FoldedWord word) =>
        from ofLength in names
        from at in ForgottenName.PossiblePlaces(word, ofLength.Key)
        let part = word.Text.Substring(at, ofLength.Key)
        where ofLength.Any(n => n.Is(part))
        orderby at
        select at..(at + ofLength.Key);

    private bool IsForgotten(string sentence) =>
        digests.Contains(SentenceDigest(sentence))
        || (!Ascii.IsValid(sentence) && digests.Contains(NormalizedDigest(Normalized.LegacyText(sentence))));

    /// <summary>The sentences of a text as used for comparison; a line break ends one.</summary>
    public static IEnumerable<string> Sentences(string text) => Sentence().Matches(text).Select(m => m.Value);

    /// <summary>
    /// The distinct words of a text that can be forgotten by themselves, folded, and the parts of its identifiers that can.
    /// </summary>
    public static HashSet<string> Words(string text) =>
        FoldedText
            .Words(text)
            .SelectMany(w => w.Parts().Prepend(w.Text))
            .Where(w => w.Length >= LeastLetters)
            .ToHashSet(StringComparer.Ordinal);

    public static string SentenceDigest(string sentence) => NormalizedDigest(Normalized.Text(sentence));

    private static string NormalizedDigest(string text) => "s" + Sha256.Hex(text, DigestBytes);

    /// <summary>The digest of a name in older versions.</summary>
    public static string WordDigest(string word) => "w" + Sha256.Hex(word, DigestBytes);

    /// <summary>The digest of a word to be removed as soon as no other record contains it.</summary>
    public static string PendingDigest(string word) => "p" + WordDigest(word)[1..];

    [Examples("Ask first. Then push.", "先问。", "no end")]
    [CounterExamples("\n", " ")]
    [GeneratedRegex(@"\S[^\n]*?(?:[.!?]+(?=\s|$)|[。！？]+|(?=\n|$))")]
    private static partial Regex Sentence();
}
