using TotalMemory.Storage;

namespace TotalMemory.Rules.Causes;

/// <summary>
/// Which statements that something is missing have ended. Remembers, while the process lives, how far it looked, so that a review reads
/// only what is new.
/// </summary>
internal sealed class AppearanceBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<Missing, Looked> looked = [];

    /// <summary>What it says is missing was there in a call since.</summary>
    public bool HasEnded(MemoryConnection c, RuleCandidate candidate)
    {
        if (candidate.Absence is not { } absence)
            return false;
        var missing = new Missing(candidate.Project, absence, candidate.FoundedAt);
        lock (gate)
        {
            var before = looked.GetValueOrDefault(missing) ?? new Looked(candidate.FoundedAt, false);
            if (before.IsThere)
                return true;
            var until = AppearanceStore.LatestEnd(c, candidate.Project) ?? before.Until;
            if (until <= before.Until)
                return false;
            var now = looked[missing] = new Looked(until, AppearanceStore.IsThere(c, absence, candidate.Project, before.Until));
            return now.IsThere;
        }
    }

    /// <param name="Since">The last time it was missing.</param>
    private sealed record Missing(string Project, Absence Absence, DateTimeOffset Since);

    private sealed record Looked(DateTimeOffset Until, bool IsThere);
}
