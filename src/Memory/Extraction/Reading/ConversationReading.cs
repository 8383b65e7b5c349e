namespace TotalMemory.Extraction.Reading;

/// <summary>The units of a conversation with the reader's judgement of each.</summary>
/// <param name="messages">By position.</param>
/// <param name="calls">By position.</param>
internal sealed class ConversationReading(
    ReadingUnits units,
    IReadOnlyDictionary<int, Judgement> messages,
    IReadOnlyList<JudgedSentence> sentences,
    IReadOnlyDictionary<int, Judgement> calls,
    ReaderThresholds thresholds
)
{
    public ReadingUnits Units => units;

    public ReaderThresholds Thresholds => thresholds;

    public IReadOnlyList<JudgedSentence> Sentences => sentences;

    public Judgement MessageJudgement(int position) => messages.GetValueOrDefault(position) ?? Judgement.Nothing;

    public Judgement CallJudgement(int position) => calls.GetValueOrDefault(position) ?? Judgement.Nothing;
}

/// <summary>A sentence with the reader's judgement of it.</summary>
internal sealed record JudgedSentence(SentenceUnit Unit, Judgement Judgement);
