using TotalMemory.Conversations;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>The turns from one message of the person to the next.</summary>
/// <param name="Message">Null for what comes before the first message.</param>
/// <param name="From">Index of its first turn.</param>
/// <param name="To">Index after its last turn.</param>
/// <param name="Calls">Calls made in it.</param>
/// <param name="Texts">Indices of the turns in which the agent speaks.</param>
internal sealed record Stretch(HumanMessage? Message, int From, int To, IReadOnlyList<Call> Calls, IReadOnlyList<int> Texts)
{
    public int Failed => Calls.Count(c => c.Failed);
    public int Edits => Calls.Count(c => c.IsEdit);

    /// <summary>Index of the answer that ends the stretch: the agent's last words, if no call follows them; else -1.</summary>
    public int Answer => Texts.Count > 0 && (Calls.Count == 0 || Calls[^1].Position < Texts[^1]) ? Texts[^1] : -1;

    public static IReadOnlyList<Stretch> Split(Conversation conversation)
    {
        var messages = WithAnswers(conversation);
        var stretches = new List<Stretch>();
        var call = 0;
        for (var i = -1; i < messages.Count; i++)
        {
            var from = i < 0 ? 0 : messages[i].Position;
            var to = i + 1 < messages.Count ? messages[i + 1].Position : conversation.Turns.Count;
            var calls = new List<Call>();
            while (call < conversation.Calls.Count && conversation.Calls[call].Position < to)
                calls.Add(conversation.Calls[call++]);
            var texts = Enumerable.Range(from, to - from).Where(t => conversation.Turns[t].Kind == TurnKind.Assistant).ToList();
            stretches.Add(new Stretch(i < 0 ? null : messages[i], from, to, calls, texts));
        }
        return stretches;
    }

    // An answer to the agent's question is a message, too; the question is what the agent had said.
    private static List<HumanMessage> WithAnswers(Conversation conversation)
    {
        var answers = conversation
            .Turns.Select((turn, i) => (Turn: turn, Position: i))
            .Where(t => t.Turn.Kind == TurnKind.Answer)
            .Select(t => new HumanMessage(t.Position, t.Turn, false, false, AnswerText.Split(t.Turn.Text).Question, []));
        return [.. conversation.Messages.Concat(answers).OrderBy(m => m.Position)];
    }
}
