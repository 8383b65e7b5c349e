using TotalMemory.Conversations;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Spool;

namespace TotalMemory.Extraction.Facts;

/// <summary>The lasting statements of a conversation, as the reader judges them, and the lessons of its errors.</summary>
internal static class FactExtractor
{
    public const int LongestFact = Completion.Longest;

    private const int MostLessons = 1; // chosen: more of one session are work, not lessons

    /// <summary>Factor on the confidence of an answer that the person's next message objects to.</summary>
    private const double ObjectionPenalty = 0.3;

    public static IReadOnlyList<Draft> Find(
        Conversation conversation,
        ConversationReading reading,
        IReadOnlyList<ErrorOccurrence> errors
    ) =>
        [
            .. WorthKeeping.Select(conversation, reading, s => IsNorm(s, reading)).Select(p => FromPassage(conversation, reading, p)),
            .. ErrorLessons.Find(conversation, reading, errors).Take(MostLessons),
        ];

    // A sentence that may be shown unasked, or states how things are done here, is stored alone; one that is only found by search, with
    // its surrounding passage.
    private static bool IsNorm(JudgedSentence sentence, ConversationReading reading)
    {
        var (unit, judgement) = (sentence.Unit, sentence.Judgement);
        if (unit.Turn.Kind == Transcripts.TurnKind.Answer)
            return true;
        if (unit.Role != SpeakerRole.User)
            return false;
        return KindOf(unit, judgement) is FactKinds.Convention or FactKinds.Preference
            || SayingProbability(unit, judgement, Completion.Complete(unit, judgement), reading) >= KnowledgeRecord.ThresholdSaidAgain;
    }

    private static Draft FromPassage(Conversation conversation, ConversationReading reading, SentencePassage passage)
    {
        var sentence = passage.Core;
        var (unit, judgement) = (sentence.Unit, sentence.Judgement);
        var completed = Completion.Complete(unit, judgement);
        return new Draft
        {
            Type = RecordType.Fact,
            Kind = KindOf(unit, judgement),
            Text = passage.Sentences.Count > 1 ? passage.Text : completed.Text,
            Parts = passage.Sentences.Count > 1 ? [.. passage.Sentences.Select(s => s.Unit.Text)] : [],
            Importance = IsOutright(unit, completed) ? Math.Max(ImportanceOf(judgement), LeastOfOutright) : ImportanceOf(judgement),
            Confidence = ConfidenceOf(reading, sentence),
            Origin = OriginOf(unit),
            Worth = judgement.Expected,
            Said = SayingProbability(unit, judgement, completed, reading),
            Evidence = [conversation.Quote(unit.Turn, words: PassageAround(unit))],
        };
    }

    /// <summary>A longer message is a brief or a template, whose orders apply to its task, not to the project (chosen).</summary>
    private const int LongestNorm = 1_500;

    private static string KindOf(SentenceUnit unit, Judgement judgement) =>
        judgement.LikelyKind switch
        {
            "rule" when IsFromBrief(unit) || (unit.Role == SpeakerRole.User && OneOffRequest.Is(unit.Text)) => FactKinds.Decision,
            "decision" when unit.Role == SpeakerRole.User && !IsFromBrief(unit) && IsLasting(unit.Text) => FactKinds.Convention,
            "rule" => FactKinds.Convention,
            var kind => kind,
        };

    private static bool IsLasting(string text) => Directive.IsInstruction(text) || Directive.IsStanding(text);

    // A template's orders apply to a task, so they are never shown unasked.
    private static double? SayingProbability(SentenceUnit unit, Judgement judgement, Completion completed, ConversationReading reading)
    {
        if (unit.Role == SpeakerRole.User && TemplateText.Is(unit.Turn.Text))
            return null;
        return IsOutright(unit, completed) || IsStandingObjection(unit, judgement, reading)
            ? KnowledgeRecord.ThresholdSaidOnce
            : Reading.SayingProbability.Probability(unit, judgement, completed, reading.Thresholds);
    }

    // Stated for the future, or with a replacement: explicitly lasting. On the labelled sessions six of seven of the first kind and two of
    // three of the second were worth keeping, more than at any probability of the reader.
    private static bool IsOutright(SentenceUnit unit, Completion completed) =>
        unit.Role == SpeakerRole.User
        && !unit.IsExternal
        && !IsFromBrief(unit)
        && (Replacement.Is(unit.Text) || (completed.StandsAlone && Directive.IsInstruction(unit.Text)));

    /// <summary>Minimum words of an objection that is understood alone; shorter ones are about what was just done.</summary>
    private const int LeastWordsOfObjection = 4;

    private const int LongestObjection = 200; // chosen: a longer one says several things

    // Who objects and says "never" or "always" does not want to object again.
    private static bool IsStandingObjection(SentenceUnit unit, Judgement judgement, ConversationReading reading) =>
        unit.Role == SpeakerRole.User
        && KindOf(unit, judgement) is FactKinds.Convention or FactKinds.Preference
        && !unit.IsExternal
        && unit.Turn.Text.Length <= LongestNorm
        && unit.Text.Length <= LongestObjection
        && Directive.IsStanding(unit.Text)
        && (unit.Turn.Kind == Transcripts.TurnKind.Refusal || IsObjection(unit, reading))
        && Language.Words.Extract(unit.Text).Content.Count >= LeastWordsOfObjection;

    private static bool IsObjection(SentenceUnit unit, ConversationReading reading) =>
        reading.MessageJudgement(unit.Position).ObjectsAtAll >= reading.Thresholds.Objects;

    private static bool IsFromBrief(SentenceUnit unit) => unit.Role == SpeakerRole.User && unit.Turn.Text.Length > LongestNorm;

    /// <summary>What is stated outright matters, however dull the reader finds it (chosen: enough to be said as a decision).</summary>
    private const int LeastOfOutright = 3;

    private static int ImportanceOf(Judgement judgement) => 2 + (int)Math.Round(Math.Min(3, judgement.Expected));

    // Text that the agent got from the web or an MCP server is not the agent's own.
    private static Origin OriginOf(SentenceUnit unit)
    {
        if (unit.Role == SpeakerRole.User)
            return Origin.User;
        return unit.Features["after_external"] > 0 ? Origin.External : Origin.Assistant;
    }

    private static double ConfidenceOf(ConversationReading reading, JudgedSentence sentence)
    {
        if (sentence.Unit.Role == SpeakerRole.User)
            return Math.Clamp(0.6 + 0.3 * sentence.Judgement.Keep, 0, 0.9);
        var next = reading.Units.Messages.FirstOrDefault(m => m.Position > sentence.Unit.Position);
        var doubt = next is null ? 0 : reading.MessageJudgement(next.Position).ObjectsAtAll;
        var doubted = sentence.Unit.Role == SpeakerRole.Final && doubt >= reading.Thresholds.Objects;
        return Math.Clamp(0.5 + 0.3 * sentence.Judgement.Keep - (doubted ? ObjectionPenalty : 0), 0.1, 0.8);
    }

    // The part of a long text that contains the sentence.
    private static string PassageAround(SentenceUnit unit)
    {
        var text = unit.Turn.Text;
        if (System.Text.Encoding.UTF8.GetByteCount(text) <= Evidence.LongestQuote)
            return text;
        var start = unit.Text.Length > 24 ? unit.Text[..24] : unit.Text;
        var at = text.IndexOf(start, StringComparison.Ordinal);
        var from = at < 0 ? 0 : text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        return Utf8Text.Cap(text[from..], Evidence.LongestQuote);
    }
}
