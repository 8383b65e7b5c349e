using TotalMemory.Knowledge;

namespace TotalMemory.Browsing;

/// <summary>A record and the line of its quote.</summary>
internal sealed record LearnedLine(int Line, KnowledgeRecord Record);
