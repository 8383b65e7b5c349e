namespace TotalMemory.Transcripts;

/// <summary>What a result must know of its call.</summary>
internal sealed record ToolCallInfo(string Tool, string Command, string? Target);
