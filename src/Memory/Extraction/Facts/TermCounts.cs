using TotalMemory.Conversations;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Facts;

/// <summary>How often each specific word had occurred in a session up to a point. Looking only back keeps what was learned early unchanged as the session grows.</summary>
internal sealed class TermCounts(Conversation conversation)
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private int read;

    /// <summary>Counts over the turns before <paramref name="position"/>; positions must not decrease.</summary>
    public IReadOnlyDictionary<string, int> Before(int position)
    {
        for (; read < position; read++)
        {
            var turn = conversation.Turns[read];
            if (turn.Kind is not (TurnKind.Prompt or TurnKind.Steer or TurnKind.Assistant))
                continue;
            foreach (var term in Salience.Terms(turn.Text.Length > 4000 ? turn.Text[..4000] : turn.Text).Keys)
                counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        return counts;
    }
}
