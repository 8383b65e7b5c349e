namespace TotalMemory.Recall;

/// <summary>One record's fused score, with its components.</summary>
/// <param name="Words">Standard score by words among all records in scope; null if not found by words.</param>
/// <param name="Meaning">Standard score by meaning; null if it has no vector.</param>
/// <param name="Context">The gain from its neighbours.</param>
public readonly record struct Fused(long Record, double Score, double? Words, double? Meaning, double Context);
