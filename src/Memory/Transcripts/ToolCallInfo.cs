namespace TotalMemory.Transcripts;

/// <summary>What is needed of a call to interpret its result.</summary>
internal sealed record ToolCallInfo(string Tool, string Command, string? Target);
