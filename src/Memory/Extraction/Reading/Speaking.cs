using TotalMemory.Knowledge;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// How sure one may be that something is worth saying unasked: the reader's probability on a scale on which
/// <see cref="KnowledgeRecord.SaidOnce"/> is its threshold for what was said once, and <see cref="KnowledgeRecord.SaidAgain"/> that for
/// what was said again. Pure.
/// </summary>
internal static class Speaking
{
    /// <summary>
    /// Few statements are so sure: two in 85 sessions of people not trained on, both worth keeping; of seven from .5 on, four were.
    /// </summary>
    private const double SureOfPerson = 0.6;

    /// <summary>
    /// Null when it is not to be said: an agent said it (of such every sixth is right), it does not stand alone, it asks, or the reader
    /// was not shown to be right in its script.
    /// </summary>
    public static double? Probability(SentenceUnit unit, Judgement judgement, Completion completed, ReaderThresholds thresholds)
    {
        if (!completed.StandsAlone || unit.IsExternal || IsQuestion(unit) || unit.Role != SpeakerRole.User)
            return null;
        if (thresholds.Scripts is { } scripts && !scripts.Contains(ScriptOf(completed.Text)))
            return null;
        return Scaled(judgement.Keep, thresholds.Likely, OnceFrom(thresholds));
    }

    /// <summary>From this probability on a person's statement may be said though it was said once.</summary>
    public static double OnceFrom(ReaderThresholds thresholds) => Math.Min(thresholds.Said, SureOfPerson);

    /// <summary>For a failed call, by its own threshold.</summary>
    public static double OfCall(Judgement judgement, ReaderThresholds thresholds) =>
        Scaled(judgement.Keep, thresholds.Call, Math.Max(thresholds.Said, thresholds.Call));

    private static double Scaled(double probability, double likely, double said)
    {
        if (probability >= said)
            return Between(probability, said, 1, KnowledgeRecord.SaidOnce, 1);
        return probability >= likely
            ? Between(probability, likely, said, KnowledgeRecord.SaidAgain, KnowledgeRecord.SaidOnce - 0.001)
            : Between(probability, 0, likely, 0, KnowledgeRecord.SaidAgain - 0.001);
    }

    private static double Between(double value, double from, double to, double low, double high) =>
        to <= from ? low : low + (high - low) * Math.Clamp((value - from) / (to - from), 0, 1);

    private static bool IsQuestion(SentenceUnit unit) =>
        unit.Turn.Kind != Transcripts.TurnKind.Answer && unit.Text.TrimEnd() is [.., '?' or '？'];

    /// <summary>The writing system of most letters.</summary>
    public static string ScriptOf(string text) =>
        text.Where(char.IsLetter)
            .Select(ScriptOf)
            .CountBy(s => s)
            .OrderByDescending(s => s.Value)
            .Select(s => s.Key)
            .FirstOrDefault("latin");

    private static string ScriptOf(char c) =>
        c switch
        {
            < '\u0250' => "latin",
            >= '\u0400' and < '\u0530' => "cyrillic",
            >= '\u3040' and < '\u3100' => "kana",
            >= '\u3400' and < '\ua000' => "han",
            >= '\uac00' and < '\ud7b0' => "hangul",
            _ => "other",
        };
}
