using TotalMemory.Knowledge;

namespace TotalMemory.History;

/// <param name="Subjects">The requested subjects, otherwise the programs with most errors.</param>
/// <param name="BlindSpots">Recurring errors without a known fix.</param>
public sealed record Assessment(IReadOnlyList<Competence> Subjects, IReadOnlyList<ErrorFrequency> BlindSpots);
