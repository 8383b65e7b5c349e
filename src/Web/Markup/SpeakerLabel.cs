using TotalMemory.Transcripts;

namespace TotalMemory.Web.Markup;

/// <summary>The speaker of a turn.</summary>
internal static class SpeakerLabel
{
    public static string Name(TurnKind kind, string? tool) =>
        kind switch
        {
            TurnKind.Prompt or TurnKind.Steer or TurnKind.Queued => "you",
            TurnKind.Answer => "your answer",
            TurnKind.Approval => "you approved",
            TurnKind.Refusal => "you refused",
            TurnKind.Interrupt => "you stopped it",
            TurnKind.Assistant => "agent",
            TurnKind.ToolCall => tool ?? "call",
            TurnKind.ToolResult => "result",
            TurnKind.Tasks => "tasks",
            TurnKind.TaskPrompt => "task",
            TurnKind.Compaction => "summary",
            _ => "service",
        };

    /// <summary>The CSS class of the turn: person, agent, tool or other.</summary>
    public static string Look(TurnKind kind) =>
        kind switch
        {
            TurnKind.Prompt
            or TurnKind.Steer
            or TurnKind.Queued
            or TurnKind.Answer
            or TurnKind.Approval
            or TurnKind.Refusal
            or TurnKind.Interrupt => "person",
            TurnKind.Assistant => "agent",
            TurnKind.ToolCall or TurnKind.ToolResult => "tool",
            _ => "other",
        };
}
