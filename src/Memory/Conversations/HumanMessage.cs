using TotalMemory.Transcripts;

namespace TotalMemory.Conversations;

/// <summary>A person's message with its context.</summary>
/// <param name="Position">Index in the conversation.</param>
/// <param name="Turn">The words.</param>
/// <param name="IsFirst">The first of the session, which starts a task and corrects nothing.</param>
/// <param name="AfterStop">The person had just stopped the agent or refused a call.</param>
/// <param name="AgentSaid">The agent's last message before it; empty if none.</param>
/// <param name="Edited">Files the agent changed since the person's previous message.</param>
internal sealed record HumanMessage(int Position, Turn Turn, bool IsFirst, bool AfterStop, string AgentSaid, IReadOnlyList<string> Edited)
{
    /// <summary>The text without external spans.</summary>
    public string OwnWords { get; } = Conversations.OwnWords.Keep(Turn.Text);
}
