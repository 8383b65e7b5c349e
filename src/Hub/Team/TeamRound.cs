using TotalMemory.Spool.Reminders;
using TotalMemory.Sync;

namespace TotalMemory.Hub.Team;

/// <summary>
/// The team's part of a sync. It compares two pairs of sets (what the person shares with what the hub holds under their name, and what
/// others share there with what is known here), so it can be interrupted anywhere and repeated.
/// </summary>
internal sealed class TeamRound(TeamReplica team, SharedStore store)
{
    private IReadOnlyDictionary<string, string> own = new Dictionary<string, string>();
    private TeamNames? names;

    /// <summary>Null for somebody who is not in the team.</summary>
    public TeamNames? Names => names;

    /// <summary>
    /// Reads the hub's set before anything is received: an item that the person's other machine shared arrives here only afterwards and
    /// must not be mistaken for one to remove.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        if (await store.KeyAsync(cancel) is not { } key)
            return;
        names = new TeamNames(key);
        own = await store.OwnAsync(cancel);
    }

    /// <summary>The local projects for which the team's shared items have changed.</summary>
    /// <param name="held">Projects that must not be received.</param>
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
