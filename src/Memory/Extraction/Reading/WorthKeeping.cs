using TotalMemory.Conversations;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Chooses what of a conversation is stored: the sentences of highest expected worth, without repetitions, each as a passage. Pure.
/// </summary>
internal static class WorthKeeping
{
    /// <summary>Most passages of a session of one hour; people who label carefully keep 2 to 10 (chosen).</summary>
    private const double MostOfFirstHour = 14;

    /// <summary>Passages for each further hour (by cross-validation: with 14 an hour, long sessions crowd out short ones).</summary>
    private const double MostOfLaterHour = 2;

    /// <summary>A longer pause counts as working time only up to this (chosen).</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const double Alike = 0.6;

    /// <param name="isAlone">True for a sentence that is stored without its neighbours, because it may be said as it is.</param>
    public static IReadOnlyList<SentencePassage> Select(
        Conversation conversation,
        ConversationReading reading,
        Func<JudgedSentence, bool> isAlone
    )
    {
        var chosen = new List<SentencePassage>();
        var stored = new List<StoredText>();
        var most = MostOf(conversation);
        var texts = reading.Sentences.GroupBy(s => s.Unit.Position).ToDictionary(g => g.Key, g => g.ToList());
        foreach (
            var sentence in reading
                .Sentences.Where(s => IsCandidate(s, conversation, reading))
                .OrderByDescending(s => s.Judgement.Expected)
                .ThenBy(s => s.Unit.Position)
                .ThenBy(s => s.Unit.Ordinal)
        )
        {
            if (chosen.Count >= most)
                break;
            if (StoredText.Read(sentence.Unit.Text) is var own && stored.Any(own.IsIn))
                continue;
            var passage = isAlone(sentence)
                ? SentencePassage.Only(sentence)
                : SentencePassage.Around(sentence, texts[sentence.Unit.Position]);
            stored.Add(StoredText.Read(passage.Text));
            chosen.Add(passage);
        }
        return chosen;
    }

    /// <param name="Exact">Numbers, names and paths: texts that differ in one of them are not the same.</param>
    private sealed record StoredText(Shingles Words, IReadOnlySet<string> Exact)
    {
        public static StoredText Read(string text) => new(Shingles.Cut(text), Language.Words.Extract(text).Exact);

        public bool IsIn(StoredText other) => Words.Count > 0 && Words.Within(other.Words) >= Alike && Exact.All(other.Exact.Contains);
    }

    private static bool IsCandidate(JudgedSentence s, Conversation conversation, ConversationReading reading) =>
        s.Judgement.Expected >= reading.Thresholds.Stored
        && conversation.IsToLearn(s.Unit.Position)
        && !s.Unit.IsExternal
        && (s.Unit.Turn.Kind == Transcripts.TurnKind.Answer || !(BareReply.Is(s.Unit.Text) || IsLoneWord(s.Unit)))
        && !(conversation.IsAgent && s.Unit.Role == SpeakerRole.User)
        && !(s.Unit.Role == SpeakerRole.User && IsAssent(s.Unit, conversation, reading));

    // Of 790 labelled ones, 5 were worth keeping.
    private static bool IsLoneWord(SentenceUnit unit) => unit.Role == SpeakerRole.User && LoneWord.Is(unit.Text);

    private static bool IsAssent(SentenceUnit unit, Conversation conversation, ConversationReading reading)
    {
        var next = reading.Units.Messages.Select(m => m.Position).FirstOrDefault(p => p > unit.Position, int.MaxValue);
        var ledToWork = conversation.Calls.Any(c => c.Position > unit.Position && c.Position < next);
        return Assent.Is(unit.Text, reading.MessageJudgement(unit.Position), ledToWork);
    }

    private static int MostOf(Conversation conversation)
    {
        var active = TimeSpan.Zero;
        for (var i = 1; i < conversation.Turns.Count; i++)
        {
            var gap = conversation.Turns[i].At - conversation.Turns[i - 1].At;
            if (gap > TimeSpan.Zero)
                active += gap < Pause ? gap : Pause;
        }
        return (int)Math.Ceiling(MostOfFirstHour + MostOfLaterHour * Math.Max(0, active.TotalHours - 1));
    }
}
