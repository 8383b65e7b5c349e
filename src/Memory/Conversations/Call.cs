using TotalMemory.Transcripts;

namespace TotalMemory.Conversations;

/// <summary>A tool call together with its result.</summary>
/// <param name="Position">Index of the call's turn in the conversation.</param>
/// <param name="Request">The call.</param>
/// <param name="Result">Its result; null if not read yet.</param>
internal sealed record Call(int Position, Turn Request, Turn? Result)
{
    public string Tool => Request.Tool ?? "";
    public bool IsShell => ToolNames.IsShell(Request.Tool);
    public bool IsEdit => ToolNames.IsEdit(Request.Tool);
    public bool Failed => Result?.Outcome == ToolOutcome.Error;
    public bool Succeeded => Result?.Outcome is ToolOutcome.Ok or ToolOutcome.NoMatch;
}
