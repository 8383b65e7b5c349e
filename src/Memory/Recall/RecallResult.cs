using TotalMemory.Team;

namespace TotalMemory.Recall;

/// <param name="Hits">Best first.</param>
/// <param name="Corrected">Corrected words of the query, <c>dokcer → docker</c>.</param>
/// <param name="WithoutMeaning">Why search by meaning was not used; null if it was.</param>
public sealed record RecallResult(IReadOnlyList<Hit> Hits, IReadOnlyList<string> Corrected, string? WithoutMeaning = null)
{
    /// <summary>Matching team rules, if requested.</summary>
    public IReadOnlyList<TeamRule> Team { get; init; } = [];
}
