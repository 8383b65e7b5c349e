namespace TotalMemory.Recall;

/// <summary>How words and meaning are combined.</summary>
public enum FusionMethod
{
    /// <summary>By standard scores.</summary>
    Calibrated,

    /// <summary>By ranks alone (Cormack et al. 2009, k = 60).</summary>
    ReciprocalRanks,
}
