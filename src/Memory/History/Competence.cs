namespace TotalMemory.History;

/// <summary>How work on one subject went.</summary>
/// <param name="Name">A program, or a requested word.</param>
/// <param name="Errors">Number of different errors.</param>
/// <param name="Occurrences">Times they occurred.</param>
/// <param name="Fixed">Number of different errors with a known fix.</param>
/// <param name="Recurring">Number of different errors that recurred in another session.</param>
/// <param name="Corrections">Times the user corrected.</param>
/// <param name="Succeeded">Sessions about it that ended well, of <paramref name="Sessions"/>.</param>
/// <param name="Recent">How often they occurred recently.</param>
public sealed record Competence(
    string Name,
    int Errors,
    int Occurrences,
    int Fixed,
    int Recurring,
    int Corrections,
    int Sessions,
    int Succeeded,
    RecentErrors Recent
)
{
    /// <summary>
    /// 0 to 1: the share of what went right; known fixes count half, recurring errors twice. 0.5 if nothing is known.
    /// </summary>
    public double Level => (Succeeded + 0.5 * Fixed + 1) / (Sessions + Errors + Recurring + Corrections + 2);

    /// <summary>0 to 1: how much evidence there is.</summary>
    public double Certainty => 1 - Math.Exp(-(Sessions + Occurrences + Corrections) / 8.0);

    public string Word =>
        (Certainty, Level) switch
        {
            (< 0.2, _) => "unknown",
            (_, > 0.7) => "strong",
            (_, > 0.45) => "moderate",
            _ => "weak",
        };

    public string Trend =>
        Recent switch
        {
            (0, 0) => "quiet",
            var (now, before) when now > before => "more errors lately",
            var (now, before) when now < before => "fewer errors lately",
            _ => "steady",
        };
}
