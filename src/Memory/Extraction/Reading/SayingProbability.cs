using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// How probable it is that something is worth saying unasked: the reader's probability, scaled so that its thresholds become
/// <see cref="KnowledgeRecord.ThresholdSaidOnce"/> for what was said once and <see cref="KnowledgeRecord.ThresholdSaidAgain"/> for what
/// was said again. Pure.
/// </summary>
internal static class SayingProbability
{
    /// <summary>
    /// Probability from which a person's statement is said even if said once. In 85 sessions of people not trained on, two statements
    /// reached it, and both were worth keeping; from .5 on, four of seven were.
    /// </summary>
    private const double SureOfPerson = 0.6;

    /// <summary>
    /// Null when it is not to be said: an agent said it (one in six of these is right), it does not stand alone, it is a question, or the
    /// reader was not tested with success in its script.
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

    /// <summary>The same for a failed call, which has a threshold of its own.</summary>
    public static double CallProbability(Judgement judgement, ReaderThresholds thresholds) =>
        Scaled(judgement.Keep, thresholds.Call, Math.Max(thresholds.Said, thresholds.Call));

    private static double Scaled(double probability, double likely, double said)
    {
        if (probability >= said)
            return Between(probability, said, 1, KnowledgeRecord.ThresholdSaidOnce, 1);
        return probability >= likely
            ? Between(probability, likely, said, KnowledgeRecord.ThresholdSaidAgain, KnowledgeRecord.ThresholdSaidOnce - 0.001)
            : Between(probability, 0, likely, 0, KnowledgeRecord.ThresholdSaidAgain - 0.001);
    }

    private static double Between(double value, double from, double to, double low, double high) =>
        to <= from ? low : low + (high - low) * Math.Clamp((value - from) / (to - from), 0, 1);

    private static bool IsQuestion(SentenceUnit unit) => unit.Turn.Kind != Transcripts.TurnKind.Answer && Sentences.IsQuestion(unit.Text);

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
