using TotalMemory.Spool.Reminders;
using TotalMemory.Sync;

namespace TotalMemory.Hub.Team;

/// <summary>
/// The team's part of a meeting. It is a comparison of two sets, so that it can be cut off anywhere and begun again: what a person shares
/// with what stands on the hub under their name, and what the others say there with what is known here.
/// </summary>
internal sealed class TeamRound(TeamReplica team, SharedStore store)
{
    private IReadOnlyDictionary<string, string> own = new Dictionary<string, string>();
    private TeamNames? names;

    /// <summary>Null for who is not in the team.</summary>
    public TeamNames? Names => names;

    /// <summary>
    /// Looks what stands there before anything is received: what another machine of the same person put there is told by what is received
    /// after it, so that it is not taken for something to be removed.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        if (await store.KeyAsync(cancel) is not { } key)
            return;
        names = new TeamNames(key);
        own = await store.OwnAsync(cancel);
    }

    /// <summary>Projects here for which the team says something else than before.</summary>
    /// <param name="held">Projects that are not to be received.</param>
    public async Task<IReadOnlyCollection<string>> FinishAsync(IReadOnlyCollection<string> held, CancellationToken cancel)
    {
        if (names is null)
            return team.RemoveTeamWords() ? [Reminder.Everywhere] : [];
        await GiveAsync(names, cancel);
        return await TakeAsync(names, held, cancel);
    }

    private async Task GiveAsync(TeamNames known, CancellationToken cancel)
    {
        var outgoing = team.Outgoing();
        var news = outgoing.Where(s => own.GetValueOrDefault(s.Item) != s.Text).ToList();
        if (news.Count > 0)
            await store.PushAsync(news, known, cancel);
        var stays = outgoing.Select(s => s.Item).ToHashSet(StringComparer.Ordinal);
        var gone = team.Known(own.Keys.Where(i => !stays.Contains(i)));
        if (gone.Count > 0)
            await store.RemoveAsync(gone, cancel);
    }

    private async Task<IReadOnlyCollection<string>> TakeAsync(TeamNames known, IReadOnlyCollection<string> held, CancellationToken cancel)
    {
        var seen = team.Seen(held).ToList();
        var projects = seen.ConvertAll(s => known.Project(s.Key));
        var states = await store.StatesAsync(projects, cancel);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < seen.Count; n++)
            if (states.GetValueOrDefault(n, "") is var state && state != seen[n].Value)
            {
                var items = state.Length == 0 ? [] : await store.PullAsync(projects[n], cancel);
                if (team.Take(seen[n].Key, state, items) is { } project)
                    changed.Add(project);
            }
        return changed;
    }
}
