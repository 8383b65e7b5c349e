using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Sync;

/// <summary>A shared text to send to the hub.</summary>
/// <param name="Item">The record's global id.</param>
/// <param name="Project">Key derived from its remote, or <see cref="Cell.Everywhere"/>.</param>
internal sealed record OutgoingShare(string Item, string Project, string Text);

/// <summary>
/// This memory as a member of a team: what it shares, and what it receives. Uses no network, and one short transaction at a time.
/// </summary>
internal sealed class TeamReplica(Database database, HomeErasure erasure, ProjectGate gate, TimeProvider time)
{
    public IReadOnlyList<OutgoingShare> Outgoing()
    {
        using var c = database.Open();
        return
        [
            .. ShareBook
                .Outgoing(c)
                .Select(s => (s.Text, Item: c.Sync.FindLocal(ChangeCapture.Record, s.Record.Id)))
                .Where(s => s.Item is not null)
                .Select(s => new OutgoingShare(s.Item!.Item, s.Item.Project, s.Text!)),
        ];
    }

    /// <summary>Those of these items that this machine has, or whose end it saw, so that it knows whether they are still shared.</summary>
    public IReadOnlySet<string> Known(IEnumerable<string> items)
    {
        using var c = database.Open();
        return items
            .Where(i => c.Sync.Find(i) is { } item && (item.Local is not null || c.Sync.Known(i).Ended is not null))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The projects of this machine, with the state of the team's rules when last read.</summary>
    /// <param name="held">Projects held back.</param>
    public IReadOnlyDictionary<string, string> Seen(IEnumerable<string> held)
    {
        using var c = database.Open();
        return new SharedProjects(c).Keys.Except(held).Append(Cell.Everywhere).ToDictionary(k => k, k => c.Teams.Seen(k) ?? "");
    }

    /// <summary>Replaces the team's rules for a project.</summary>
    /// <returns>The local project, if anything changed.</returns>
    public string? Take(string project, string state, IReadOnlyList<TeamItem> items)
    {
        if (items.Count > 0 && project != Cell.Everywhere && !gate.IsClone(project))
            return null; // Requested again at every synchronisation, until the folder is a clone.
        var now = time.GetUtcNow();
        var (local, added, removed) = database.Write(c =>
        {
            var here = new SharedProjects(c).Local(project);
            var known = c.Teams.Known(project);
            var admitted = new TeamAdmission(c, project, here).Admit(items).ToDictionary(i => new TeamItemKey(i.Author, i.Item));
            var gone = known.Keys.Where(k => !admitted.ContainsKey(k)).ToList();
            foreach (var key in gone)
                c.Teams.Remove(project, key);
            var news = admitted.Where(a => known.GetValueOrDefault(a.Key) != a.Value.Text).Select(a => a.Value).ToList();
            foreach (var item in news)
                c.Teams.Set(project, item with { Shared = Clock.NoLaterThan(item.Shared, now) });
            c.Teams.SetSeen(project, state);
            return (here, news.Count, gone.Count + news.Count(n => known.ContainsKey(new TeamItemKey(n.Author, n.Item))));
        });
        if (removed > 0)
            Wipe();
        if (added + removed == 0)
            return null;
        return project == Cell.Everywhere ? Reminder.Everywhere : local;
    }

    public IReadOnlyList<SharedMistake> Mistakes()
    {
        using var c = database.Open();
        return SharedMistakes.Find(c);
    }

    /// <summary>Open proposals of this person.</summary>
    public IReadOnlyList<Proposal> Proposals()
    {
        using var c = database.Open();
        return c.Proposals.All();
    }

    /// <summary>Records that this person shares.</summary>
    public IReadOnlySet<long> Shared()
    {
        using var c = database.Open();
        return ShareBook.Outgoing(c).Select(s => s.Record.Id).ToHashSet();
    }

    /// <returns>The project of the record, if the proposal is new.</returns>
    public string? Propose(string print, long record) =>
        database.Write(c => c.Proposals.Add(print, record, time.GetUtcNow()) && c.Records.Find(record) is { } asked ? asked.ShownIn : null);

    public void Withdraw(string print) => database.Write(c => c.Proposals.Remove(print));

    public IReadOnlySet<string> SentPrints()
    {
        using var c = database.Open();
        return c.Proposals.SentPrints();
    }

    public void SetSentPrints(IEnumerable<string> added, IEnumerable<string> removed) =>
        database.Write(c => c.Proposals.SetSent(added, removed));

    /// <summary>Removes the team's rules at the end of the membership. True if there were any.</summary>
    public bool Leave()
    {
        var hadAny = database.Write(c =>
        {
            var had = c.Teams.All(null).Count > 0;
            c.Teams.RemoveAll();
            return had;
        });
        if (hadAny)
            Wipe();
        return hadAny;
    }

    /// <summary>
    /// The person was removed from the team: its rules are removed, and the person's own shares stay marked. True if there were any.
    /// </summary>
    public bool RemoveTeamWords()
    {
        var hadAny = database.Write(c => c.Teams.RemoveWords());
        if (hadAny)
            Wipe();
        return hadAny;
    }

    // So that no byte of withdrawn rules remains.
    private void Wipe()
    {
        database.Write(c => c.Markers.Write(ErasureStore.Pending, "1"));
        erasure.Finish();
    }
}
