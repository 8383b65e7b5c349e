namespace TotalMemory.Skills;

/// <summary>Whether the success rate improves.</summary>
public enum Trajectory
{
    /// <summary>Too few uses to tell.</summary>
    Unknown,
    Improving,
    Steady,
    Declining,
}
