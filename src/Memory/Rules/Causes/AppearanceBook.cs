using TotalMemory.Storage;

namespace TotalMemory.Rules.Causes;

/// <summary>
/// Decides whether a missing thing has appeared since. Caches in this process how far it looked, so that a review reads only new calls.
/// </summary>
internal sealed class AppearanceBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<MissingThing, Appearance> looked = [];

    /// <summary>True if a later call used what the candidate says is missing.</summary>
    public bool HasEnded(MemoryConnection c, RuleCandidate candidate)
    {
        if (candidate.Absence is not { } absence)
            return false;
        var missing = new MissingThing(candidate.Project, absence, candidate.FoundedAt);
        lock (gate)
        {
            var before = looked.GetValueOrDefault(missing) ?? new Appearance(candidate.FoundedAt, false);
            if (before.HasAppeared)
                return true;
            var until = c.Appearances.LatestEnd(candidate.Project) ?? before.Until;
            if (until <= before.Until)
                return false;
            var now = looked[missing] = new Appearance(until, c.Appearances.HasAppeared(absence, candidate.Project, before.Until));
            return now.HasAppeared;
        }
    }

    /// <param name="Since">When it was last missing.</param>
    private sealed record MissingThing(string Project, Absence Absence, DateTimeOffset Since);

    private sealed record Appearance(DateTimeOffset Until, bool HasAppeared);
}
