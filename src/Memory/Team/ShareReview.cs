using TotalMemory.Knowledge;

namespace TotalMemory.Team;

/// <summary>Preview of sharing a record.</summary>
/// <param name="Text">The text as the team would see it; null if it cannot be shared.</param>
/// <param name="Where">The project's name, or "every project".</param>
/// <param name="Refusal">Why it cannot be shared; null if it can.</param>
public sealed record ShareReview(KnowledgeRecord Record, string? Text, string Where, string? Refusal, ShareStanding Standing);
