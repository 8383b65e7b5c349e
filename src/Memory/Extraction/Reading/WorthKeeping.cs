using TotalMemory.Conversations;

namespace TotalMemory.Extraction.Reading;

/// <summary>Which sentences of a conversation are stored: the best by learned rank, so many an hour, each thing once. Pure.</summary>
internal static class WorthKeeping
{
    /// <summary>At most this many for each hour that the session went on; careful readers keep 2 to 10 of a session.</summary>
    private const int MostAnHour = 14;

    /// <summary>Nobody worked in a longer pause.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const double Alike = 0.6;

    public static IReadOnlyList<JudgedSentence> Select(Conversation conversation, ConversationReading reading)
    {
        var chosen = new List<JudgedSentence>();
        var words = new List<Shingles>();
        var most = MostOf(conversation);
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
            var own = Shingles.Cut(sentence.Unit.Text);
            if (words.Any(w => Math.Min(own.Count, w.Count) > 0 && Math.Max(own.Within(w), w.Within(own)) >= Alike))
                continue;
            words.Add(own);
            chosen.Add(sentence);
        }
        return chosen;
    }

    private static bool IsCandidate(JudgedSentence s, Conversation conversation, ConversationReading reading) =>
        s.Judgement.Expected >= reading.Thresholds.Stored
        && conversation.IsOwn(s.Unit.Position)
        && !s.Unit.IsExternal
        && !(conversation.IsAgent && s.Unit.Role == SpeakerRole.User)
        && !(s.Unit.Role == SpeakerRole.User && IsAssent(s.Unit, conversation, reading));

    private static bool IsAssent(SentenceUnit unit, Conversation conversation, ConversationReading reading)
    {
        var next = reading.Units.Messages.Select(m => m.Position).FirstOrDefault(p => p > unit.Position, int.MaxValue);
        var ledToWork = conversation.Calls.Any(c => c.Position > unit.Position && c.Position < next);
        return Assent.Is(unit.Text, reading.OfMessage(unit.Position), ledToWork);
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
        return (int)Math.Ceiling(MostAnHour * Math.Max(1, active.TotalHours));
    }
}
