using Npgsql;
using TotalMemory.Rules;
using TotalMemory.Sync;

namespace TotalMemory.Hub.Team;

/// <summary>
/// Finds mistakes that three people share: their machines send fingerprints, and one of the three is asked for the rule's words. No text
/// is sent before that person agrees. One machine compares at a time; if it is killed, the next one finishes.
/// </summary>
internal sealed class TeamReflection(TeamReplica team, NpgsqlConnection c, TeamNames names)
{
    private readonly CommonMistakeStore store = new(c);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    /// <summary>The local projects in which the person is asked something.</summary>
    public IReadOnlyCollection<string> Changed => changed;

    /// <summary>False when another machine is comparing at the moment.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var mistakes = team.Mistakes().DistinctBy(m => Convert.ToHexStringLower(names.Print(m))).ToDictionary(m => Hex(names.Print(m)));
        await using var transaction = await c.BeginTransactionAsync(cancel);
        if (!await store.TryTakeTurnAsync(cancel))
            return false;
        var (added, removed) = await SendAsync(mistakes, cancel);
        var asked = await ClaimAsync(mistakes, cancel);
        await transaction.CommitAsync(cancel);
        // Only what the hub has committed is noted here; if this is interrupted earlier, it is simply repeated.
        team.SetSentPrints(added, removed);
        Keep(asked, mistakes);
        return true;
    }

    private async Task<(List<string> Added, List<string> Removed)> SendAsync(
        Dictionary<string, SharedMistake> mistakes,
        CancellationToken cancel
    )
    {
        var sent = team.SentPrints();
        var (added, removed) = (mistakes.Keys.Where(p => !sent.Contains(p)).ToList(), sent.Where(p => !mistakes.ContainsKey(p)).ToList());
        await store.AddAsync(Bytes(added), cancel);
        await store.RemoveAsync(Bytes(removed), cancel);
        return (added, removed);
    }

    // Claims the fingerprints that this person is to answer. Earlier answers are sent first: a yes ends the question, a no passes it on.
    private async Task<HashSet<string>> ClaimAsync(Dictionary<string, SharedMistake> mistakes, CancellationToken cancel)
    {
        var (known, shared) = (team.Proposals(), team.Shared());
        var done = known.Where(p => shared.Contains(p.Record)).Select(p => p.Print).ToList();
        var declined = known.Where(p => p.IsDeclined && !shared.Contains(p.Record)).Select(p => p.Print).ToHashSet(StringComparer.Ordinal);
        await store.DoneAsync(Bytes(done), cancel);
        await store.ReleaseAsync(Bytes(declined), cancel);
        var common = (await store.CommonAsync(cancel)).Select(Hex).Where(p => !declined.Contains(p) && mistakes.ContainsKey(p)).ToList();
        return (await store.ClaimAsync(Bytes(common), cancel)).Select(Hex).ToHashSet(StringComparer.Ordinal);
    }

    private void Keep(HashSet<string> asked, Dictionary<string, SharedMistake> mistakes)
    {
        foreach (var lost in team.Proposals().Where(p => !p.IsDeclined && !asked.Contains(p.Print)))
            team.Withdraw(lost.Print);
        foreach (var print in asked)
            if (team.Propose(print, mistakes[print].Record) is { } project)
                changed.Add(project);
    }

    private static byte[][] Bytes(IEnumerable<string> prints) => [.. prints.Select(Convert.FromHexString)];

    private static string Hex(byte[] print) => Convert.ToHexStringLower(print);
}
