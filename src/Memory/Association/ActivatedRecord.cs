namespace TotalMemory.Association;

/// <summary>A record reached by spreading activation.</summary>
/// <param name="Strength">Activation: at most 1 times the bonus for several paths.</param>
/// <param name="Hops">Steps from the nearest seed.</param>
/// <param name="Ways">Number of edges that contributed.</param>
public readonly record struct ActivatedRecord(long Record, double Strength, int Hops, int Ways);
