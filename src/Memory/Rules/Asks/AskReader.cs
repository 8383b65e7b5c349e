using TotalMemory.Extraction.Corrections;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Messages → the requests in them. Splitting a text is slow and depends on nothing else, so what was split is kept until the next
/// reading: of what was there before, only new messages are split. Not for use by several threads at once.
/// </summary>
internal sealed class AskReader
{
    private Dictionary<Said, Parts> known = [];

    /// <summary>Number of texts that were split so far, a measure of the cost.</summary>
    public int Splits { get; private set; }

    /// <param name="messages">Earliest first.</param>
    public IReadOnlyList<Ask> Read(IReadOnlyCollection<AskMessage> messages)
    {
        // What is no longer said is dropped: it may have been forgotten.
        var current = new Dictionary<Said, Parts>(messages.Count);
        var asks = RetractedAsks.LeaveOut(messages.SelectMany(m => Asks(m, PartsOf(m, current))));
        known = current;
        return asks;
    }

    private Parts PartsOf(AskMessage message, Dictionary<Said, Parts> current)
    {
        var text = message.Evidence.Quote;
        var said = new Said(AskVectors.Digest(text), message.Kind, message.Objects || message.Tells);
        if (current.TryGetValue(said, out var same))
            return same;
        if (!known.TryGetValue(said, out var parts))
        {
            parts = Split(text, said.Kind, said.IsTelling);
            Splits++;
        }
        current[said] = parts;
        return parts;
    }

    private static IEnumerable<Ask> Asks(AskMessage m, Parts parts) =>
        parts
            .TakenBack.Select(back => new Ask(m.Project, m.Session, back.Sentence, m.Evidence)
            {
                Sentence = back.Sentence,
                IsRetraction = back,
            })
            .Concat(
                parts.Clauses.Select(clause => new Ask(m.Project, m.Session, clause.Text, m.Evidence)
                {
                    Sentence = clause.Sentence,
                    Objects = m.Objects,
                    IsSaidAgain = parts.IsSaidAgain,
                })
            );

    private static Parts Split(string text, TurnKind kind, bool isTelling)
    {
        List<Retraction> takenBack = [.. Retraction.All(ForgettingSentences.LeaveOut(text))];
        var rest = takenBack.Count == 0 ? text : takenBack[^1].Rest;
        return new Parts(takenBack, AskSentences.Split(rest, kind, isTelling), SaidBefore.Is(text));
    }

    /// <summary>All that the parts of a message depend on; of its text the digest, since most messages have no parts to keep.</summary>
    private readonly record struct Said(string Digest, TurnKind Kind, bool IsTelling);

    private sealed record Parts(IReadOnlyList<Retraction> TakenBack, IReadOnlyList<Clause> Clauses, bool IsSaidAgain);
}
