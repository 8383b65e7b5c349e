using TotalMemory.Knowledge;
using TotalMemory.Transcripts;

namespace TotalMemory.Browsing;

/// <summary>A turn of a session, and what was learned from its line.</summary>
/// <param name="IsSubagents">From a subagent's transcript.</param>
public sealed record SessionTurn(TurnPlace Place, Turn Turn, bool IsSubagents, IReadOnlyList<KnowledgeRecord> Learned);
