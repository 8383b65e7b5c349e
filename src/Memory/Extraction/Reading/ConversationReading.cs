using TotalMemory.Conversations;

namespace TotalMemory.Extraction.Reading;

/// <summary>The units of a conversation with the reader's judgement of each.</summary>
internal sealed class ConversationReading
{
    private readonly Dictionary<int, Judgement> messages;
    private readonly Dictionary<int, Judgement> calls;

    private ConversationReading(ReadingUnits units, IReadOnlyList<Judgement> judgements, ReaderThresholds thresholds)
    {
        Units = units;
        Thresholds = thresholds;
        messages = [];
        for (var i = 0; i < units.Messages.Count; i++)
            messages.TryAdd(units.Messages[i].Position, judgements[i]);
        var first = units.Messages.Count;
        Sentences = [.. units.Sentences.Select((unit, i) => new JudgedSentence(unit, judgements[first + i]))];
        first += units.Sentences.Count;
        calls = [];
        for (var i = 0; i < units.Calls.Count; i++)
            calls.TryAdd(units.Calls[i].Position, judgements[first + i]);
    }

    public ReadingUnits Units { get; }

    public ReaderThresholds Thresholds { get; }

    public IReadOnlyList<JudgedSentence> Sentences { get; }

    public static ConversationReading Read(Conversation conversation, IReader reader)
    {
        var units = ReadingUnits.Collect(conversation);
        return new ConversationReading(units, reader.Judge([.. units.Messages, .. units.Sentences, .. units.Calls]), reader.Thresholds);
    }

    public Judgement MessageJudgement(int position) => messages.GetValueOrDefault(position) ?? Judgement.Nothing;

    public Judgement CallJudgement(int position) => calls.GetValueOrDefault(position) ?? Judgement.Nothing;
}

/// <summary>A sentence with the reader's judgement of it.</summary>
internal sealed record JudgedSentence(SentenceUnit Unit, Judgement Judgement);
