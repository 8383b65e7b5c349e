using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Rules;

namespace TotalMemory.Delivery;

/// <summary>Whether a hit is clearly about a prompt, so that it may be said unasked. Pure.</summary>
internal static class Relevance
{
    /// <summary>Cosine from which meaning alone is enough (the mean of all texts is subtracted from both vectors).</summary>
    private const double ByMeaning = 0.60;

    /// <summary>Cosine that is enough if specific words are shared, too.</summary>
    private const double WithWords = 0.46;

    private const int LeastShared = 3; // chosen: fewer words are shared by chance

    /// <summary>Facts of less importance (ordered only once) or less confidence are not said unasked (chosen).</summary>
    private const int LeastImportance = 3;

    private const double LeastConfidence = 0.5;

    /// <summary>A longer correction is about the work of its session (chosen).</summary>
    private const int LongestCorrection = 300;

    public static bool IsClear(Hit hit, string prompt)
    {
        if (hit.Record.Type == RecordType.Fact && (hit.Record.Importance < LeastImportance || hit.Record.Confidence < LeastConfidence))
            return false;
        if (hit.Record.Type == RecordType.Correction && !IsNorm(hit.Record))
            return false;
        var cosine = hit.Signals.Where(l => l.Name == SearchSignalKind.Meaning).Select(l => l.Score).DefaultIfEmpty(-1).Max();
        if (cosine >= ByMeaning)
            return true;
        if (cosine < WithWords)
            return false;
        var asked = Words.Extract(prompt);
        return SentenceSplitter.Read(hit.Record.Text).Any(s => Shared(asked, Words.Extract(s.Text)) >= LeastShared);
    }

    // What the person corrected is of use where it says how things are to be done, and not only what was wrong that time.
    private static bool IsNorm(KnowledgeRecord correction) =>
        correction.Text.Length <= LongestCorrection
        && SentenceSplitter.Split(Sentences.OneLine(correction.Text)).Any(s => NormText.Reads(s) && !OneOffRequest.Is(s));

    // Counted for one sentence at a time: a whole passage shares some word with everything.
    private static int Shared(Words asked, Words said) =>
        asked.Content.Count(w => w.Length > 3 && said.Content.Contains(w))
        + 2 * asked.Exact.Count(w => w.Length > 2 && said.Exact.Contains(w));
}
