using TotalMemory.Transcripts;

namespace TotalMemory.Conversations;

/// <summary>A person's message, what the agent did about it, and its final answer before the next message.</summary>
/// <param name="Message">Null for the stretch before the first message.</param>
/// <param name="Answer">The agent's last words, after its last call; null while it works or if it said nothing.</param>
/// <param name="Calls">Calls made in between.</param>
internal sealed record Exchange(HumanMessage? Message, Turn? Answer, int AnswerPosition, IReadOnlyList<Call> Calls)
{
    /// <summary>The agent acted, and something it did came out well: its words rest on more than themselves.</summary>
    public bool IsGrounded => Calls.Any(c => c.Succeeded);

    /// <summary>The answer draws on the web or an MCP server.</summary>
    public bool IsTainted => Calls.Any(c => ToolNames.IsExternal(c.Request.Tool));

    public static IReadOnlyList<Exchange> Of(Conversation conversation)
    {
        var exchanges = new List<Exchange>();
        var bounds = conversation.Messages.Select(m => m.Position).ToList();
        for (var i = -1; i < bounds.Count; i++)
        {
            var from = i < 0 ? 0 : bounds[i];
            var to = i + 1 < bounds.Count ? bounds[i + 1] : conversation.Turns.Count;
            var answer = -1;
            for (var t = to - 1; t >= from && answer < 0; t--)
                if (conversation.Turns[t].Kind == TurnKind.Assistant)
                    answer = t;
            if (i < 0 && answer < 0)
                continue;
            var calls = conversation.Calls.Where(c => c.Position >= from && c.Position < to).ToList();
            if (calls.Count > 0 && calls[^1].Position > answer)
                answer = -1;
            exchanges.Add(
                new Exchange(i < 0 ? null : conversation.Messages[i], answer < 0 ? null : conversation.Turns[answer], answer, calls)
            );
        }
        return exchanges;
    }
}
