using Npgsql;
using TotalMemory.Hub.Team;
using TotalMemory.Spool;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>What one sync with the hub did.</summary>
/// <param name="Projects">Local projects whose knowledge changed.</param>
/// <param name="Trouble">Why not everything was sent and received; null if everything was.</param>
internal sealed record RoundReport(int Sent, int Received, int Refused, IReadOnlyCollection<string> Projects, string? Trouble);

/// <summary>
/// One sync with the hub: local changes are collected and sent, and what arrived is applied. It can be interrupted anywhere and repeated;
/// nothing on this machine waits for it.
/// </summary>
internal sealed class HubRound(MemoryHome home, Replica replica, TimeProvider time)
{
    /// <summary>Cells per transaction and per answer of the hub (chosen: about a megabyte).</summary>
    private const int CellsAtOnce = 1_000;

    /// <summary>How many members must make a mistake before it counts as the team's (see the view <c>common_mistake</c>).</summary>
    private const int LeastMembers = 3;

    /// <summary>
    /// How often the team's mistakes are compared (chosen: nobody waits for it, and it reads all of the person's mistakes).
    /// </summary>
    private static readonly TimeSpan BetweenComparisons = TimeSpan.FromMinutes(10);

    /// <summary>A clock that is off by less counts as right (chosen: longer than an answer takes).</summary>
    private static readonly TimeSpan Accuracy = TimeSpan.FromSeconds(2);

    public async Task<RoundReport> RunAsync(CancellationToken cancel)
    {
        var counted = new RoundCounts();
        var state = HubState.Load(home);
        try
        {
            if (HubMembership.Load(home) is not { } membership)
                return new RoundReport(0, 0, 0, [], null);
            replica.Skew = TimeSpan.FromMilliseconds(state.Skew);
            replica.Capture();
            if (!PlatformCryptography.IsAvailable)
                throw new HubException(PlatformCryptography.Missing);
            var compares = state.Compared is not { } last || (time.GetUtcNow() - last).Duration() >= BetweenComparisons;
            var compared = await ExchangeAsync(membership, counted, compares, cancel);
            Keep(
                state with
                {
                    Compared = compared ? time.GetUtcNow() : state.Compared,
                    Met = time.GetUtcNow(),
                    Tried = time.GetUtcNow(),
                    Trouble = null,
                    Skew = (long)replica.Skew.TotalMilliseconds,
                }
            );
            return counted.Report(null);
        }
        catch (Exception e) when (HubTrouble.IsHubs(e))
        {
            var trouble = HubTrouble.Describe(e);
            Keep(state with { Tried = time.GetUtcNow(), Trouble = trouble });
            return counted.Report(trouble);
        }
    }

    // True when the team's mistakes were compared, too.
    private async Task<bool> ExchangeAsync(HubMembership membership, RoundCounts counted, bool compares, CancellationToken cancel)
    {
        var secrets = HubSecrets.Load(home, membership.Machine);
        var key = secrets.VaultKey;
        var cells = new SealedCells(key);
        await using var source = HubAddress.Parse(membership.Address, out _).Connect(secrets.Password);
        await using var c = await source.OpenConnectionAsync(cancel);
        await new HubSchemaStore(c).CheckAsync(cancel);
        var team = new TeamRound(replica.Team, new SharedStore(c));
        await team.BeginAsync(cancel);
        var store = new VaultStore(c);
        var asked = time.GetUtcNow();
        var vault = await store.FindAsync(cancel);
        if (vault is null || vault.Id.ToString() != membership.Vault || vault.Proof != key.Proof)
            throw new HubException("Your vault on the hub is another one now. Leave it, and join again: totalmemory hub leave");
        SetClock(vault.Now, asked);
        if (!await store.UpdateLastSeenAsync(vault.Id, membership.Machine, cancel))
            throw new HubException("This machine was removed from the hub. Join again: totalmemory hub join ADDRESS");
        var clones = new CloneExchange(replica.Gate, c, cells, vault.Id, membership.Machine);
        replica.HeldBack = await clones.JudgeAsync(cancel);
        await clones.PublishAsync(cancel);
        // A project that becomes known in the meantime is read from its beginning in the next sync.
        var known = replica.Cursors(membership.Vault);
        var isRead = known.Values.All(sequence => sequence == vault.Sequence);
        var read = await SendAsync(store, cells, vault.Id, isRead ? vault.Sequence : null, counted, cancel);
        read ??= await ReceiveAsync(store, cells, vault.Id, known, counted, cancel);
        // What was received may have changed local state: a rule's status, or two records that are now merged.
        replica.Capture();
        if (await SendAsync(store, cells, vault.Id, read, counted, cancel) is { } all && !(isRead && all == vault.Sequence))
            replica.Advance(membership.Vault, known.Keys, all);
        counted.Add(await team.FinishAsync(replica.HeldBack, cancel));
        return compares && team.Names is { } names && await CompareAsync(c, names, counted, cancel);
    }

    // A team of one or two cannot have a mistake that three members share.
    private async Task<bool> CompareAsync(NpgsqlConnection c, TeamNames names, RoundCounts counted, CancellationToken cancel)
    {
        if ((await new SharedStore(c).MembersAsync(cancel)).Count < LeastMembers)
            return true;
        var reflection = new TeamReflection(replica.Team, c, names);
        var isDone = await reflection.RunAsync(cancel);
        counted.Add(reflection.Changed);
        return isDone;
    }

    private void SetClock(DateTimeOffset hubTime, DateTimeOffset asked)
    {
        var answered = time.GetUtcNow();
        replica.Skew = TimeSpan.FromMilliseconds(ClockSkew(hubTime, asked + (answered - asked) / 2));
    }

    /// <summary>Milliseconds by which the local clock is behind the hub's; 0 if it is right.</summary>
    public static long ClockSkew(DateTimeOffset hubTime, DateTimeOffset ownTime) =>
        (hubTime - ownTime).Duration() > Accuracy ? (long)(hubTime - ownTime).TotalMilliseconds : 0;

    // The number up to which the vault is known here; null if another machine wrote in the meantime. Own cells need not be received.
    private async Task<long?> SendAsync(
        VaultStore store,
        SealedCells cells,
        Guid vault,
        long? read,
        RoundCounts counted,
        CancellationToken cancel
    )
    {
        while (replica.Unsent(CellsAtOnce) is { Count: > 0 } unsent)
        {
            var before = await store.PushAsync(vault, [.. unsent.Select(cells.Seal)], cancel);
            read = before == read ? before + unsent.Count : null;
            replica.MarkSent(unsent);
            counted.Sent += unsent.Count;
        }
        return read;
    }

    private async Task<long> ReceiveAsync(
        VaultStore store,
        SealedCells cells,
        Guid vault,
        IReadOnlyDictionary<string, long> cursors,
        RoundCounts counted,
        CancellationToken cancel
    )
    {
        // Everything up to this number can be read, because numbers become visible in order.
        var upTo = (await store.FindAsync(cancel))!.Sequence;
        var known = cursors.ToList();
        var projects = known.ConvertAll(k => cells.Project(k.Key));
        foreach (var n in await store.WithNewsAsync(vault, projects, known.ConvertAll(k => k.Value), cancel))
            for (var after = known[n].Value; ; )
            {
                var pulled = await store.PullAsync(vault, projects[n], after, CellsAtOnce, cancel);
                await TakeAsync(store, cells, vault, pulled.Cells, counted, cancel);
                replica.Advance(vault.ToString(), [known[n].Key], after = pulled.Last);
                if (pulled.Cells.Count < CellsAtOnce)
                    break;
            }
        replica.Advance(vault.ToString(), known.Select(k => k.Key), upTo);
        return upTo;
    }

    private async Task TakeAsync(
        VaultStore store,
        SealedCells cells,
        Guid vault,
        IReadOnlyList<SealedCell> sealedCells,
        RoundCounts counted,
        CancellationToken cancel
    )
    {
        var taken = replica.Take(counted.Opened(sealedCells, cells));
        counted.Add(taken);
        if (taken.Incomplete.Count == 0)
            return;
        var whole = await store.FetchAsync(vault, taken.Incomplete.Select(cells.Item), cancel);
        counted.Add(replica.Take(counted.Opened(whole, cells)));
    }

    private void Keep(HubState state)
    {
        try
        {
            state.Save(home);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // Disk full: status shows the last known state.
    }

    private sealed class RoundCounts
    {
        private readonly HashSet<string> projects = new(StringComparer.Ordinal);
        private int received;
        private int refused;

        public int Sent { get; set; }

        public List<Cell> Opened(IReadOnlyList<SealedCell> sealedCells, SealedCells cells)
        {
            var open = sealedCells.Select(cells.Open).OfType<Cell>().ToList();
            received += open.Count;
            refused += sealedCells.Count - open.Count;
            return open;
        }

        public void Add(IEnumerable<string> changed) => projects.UnionWith(changed);

        public void Add(TakenCells taken)
        {
            projects.UnionWith(taken.Projects);
            refused += taken.Refused;
        }

        public RoundReport Report(string? trouble) => new(Sent, received, refused, projects, trouble);
    }
}
