using TotalMemory.Knowledge;

namespace TotalMemory.Rules;

/// <param name="Pattern">Errors of the same category in the last 30 days, including this one, if there are at least three; otherwise
/// empty.</param>
/// <param name="Insight">The insight made or confirmed by them; null if they have too little in common.</param>
public sealed record LoggedError(Written Written, IReadOnlyList<KnowledgeRecord> Pattern, Rule? Insight);
