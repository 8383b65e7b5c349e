using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Sync;

/// <summary>Words that a person shares, on their way to the hub.</summary>
/// <param name="Item">The record as it is called on all of the person's machines.</param>
/// <param name="Project">By its remote, or <see cref="Cell.Everywhere"/>.</param>
internal sealed record OutgoingShare(string Item, string Project, string Text);

/// <summary>
/// This memory as a team's member: what it gives, and what it is given. No network, and one short transaction at a time.
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
                .Select(s => (s.Text, Item: SyncStore.FindLocal(c, ChangeCapture.Record, s.Record.Id)))
                .Where(s => s.Item is not null)
                .Select(s => new OutgoingShare(s.Item!.Item, s.Item.Project, s.Text!)),
        ];
    }

    /// <summary>Those of these items of which this machine knows whether they are still shared: it has them, or saw their end.</summary>
    public IReadOnlySet<string> Known(IEnumerable<string> items)
    {
        using var c = database.Open();
        return items
            .Where(i => SyncStore.Find(c, i) is { } item && (item.Local is not null || SyncStore.Known(c, i).Ended is not null))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The projects that this machine knows, and how each stood when it was last read.</summary>
    /// <param name="held">Projects that are not to be received.</param>
    public IReadOnlyDictionary<string, string> Seen(IEnumerable<string> held)
    {
        using var c = database.Open();
        return new SharedProjects(c).Keys.Except(held).Append(Cell.Everywhere).ToDictionary(k => k, k => TeamStore.Seen(c, k) ?? "");
    }

    /// <summary>Takes all that the team says of a project; what it does not say any more goes.</summary>
    /// <returns>The project here, if anything changed.</returns>
    public string? Take(string project, string state, IReadOnlyList<TeamItem> items)
    {
        if (items.Count > 0 && project != Cell.Everywhere && !gate.IsClone(project))
            return null; // Asked again at every meeting, until the folder is a clone.
        var now = time.GetUtcNow();
        var (local, added, removed) = database.Write(c =>
        {
            var here = new SharedProjects(c).Local(project);
            var known = TeamStore.Known(c, project);
            var admitted = new TeamAdmission(c, project, here).Admit(items).ToDictionary(i => new TeamItemKey(i.Author, i.Item));
            var gone = known.Keys.Where(k => !admitted.ContainsKey(k)).ToList();
            foreach (var key in gone)
                TeamStore.Remove(c, project, key);
            var news = admitted.Where(a => known.GetValueOrDefault(a.Key) != a.Value.Text).Select(a => a.Value).ToList();
            foreach (var item in news)
                TeamStore.Set(c, project, item with { Shared = Clock.NoLaterThan(item.Shared, now) });
            TeamStore.SetSeen(c, project, state);
            return (here, news.Count, gone.Count + news.Count(n => known.ContainsKey(new TeamItemKey(n.Author, n.Item))));
        });
        if (removed > 0)
            Wipe();
        return added + removed == 0 ? null
            : project == Cell.Everywhere ? Reminder.Everywhere
            : local;
    }

    public IReadOnlyList<SharedMistake> Mistakes()
    {
        using var c = database.Open();
        return SharedMistakes.Find(c);
    }

    /// <summary>Mistakes for which this person is asked.</summary>
    public IReadOnlyList<Proposal> Proposals()
    {
        using var c = database.Open();
        return ProposalStore.All(c);
    }

    /// <summary>Records that this person shares.</summary>
    public IReadOnlySet<long> Shared()
    {
        using var c = database.Open();
        return ShareBook.Outgoing(c).Select(s => s.Record.Id).ToHashSet();
    }

    /// <returns>The project of the record, if the person was not asked before.</returns>
    public string? Propose(string print, long record) =>
        database.Write(c =>
            ProposalStore.Add(c, print, record, time.GetUtcNow()) && c.Records.Find(record) is { } asked ? asked.ShownIn : null
        );

    public void Withdraw(string print) => database.Write(c => ProposalStore.Remove(c, print));

    public IReadOnlySet<string> SentPrints()
    {
        using var c = database.Open();
        return ProposalStore.SentPrints(c);
    }

    public void SetSentPrints(IEnumerable<string> added, IEnumerable<string> removed) =>
        database.Write(c => ProposalStore.SetSent(c, added, removed));

    /// <summary>The team's words are the team's: they do not outlive the membership. True when there were any.</summary>
    public bool Leave()
    {
        var hadAny = database.Write(c =>
        {
            var had = TeamStore.All(c, null).Count > 0;
            TeamStore.RemoveAll(c);
            return had;
        });
        if (hadAny)
            Wipe();
        return hadAny;
    }

    /// <summary>The person was taken out of the team: its words go, and theirs stay marked. True when there were any.</summary>
    public bool RemoveTeamWords()
    {
        var hadAny = database.Write(TeamStore.RemoveWords);
        if (hadAny)
            Wipe();
        return hadAny;
    }

    // No byte of what a member took back stays.
    private void Wipe()
    {
        database.Write(c => Notes.Write(c, ErasureStore.Pending, "1"));
        erasure.Finish();
    }
}
