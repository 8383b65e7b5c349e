namespace TotalMemory.Rules;

/// <summary>A week or a month of occasions.</summary>
public sealed record ProofPeriod(DateOnly From, bool IsMonth, int Judged, int Repeated)
{
    /// <summary>Minimum occasions for a meaningful figure (chosen).</summary>
    public const int Least = 10;

    /// <summary>Repeated mistakes per hundred occasions.</summary>
    public double PerHundred => Judged == 0 ? 0 : 100.0 * Repeated / Judged;

    public bool HasEnoughOccasions => Judged >= Least;
}
