using Npgsql;
using TotalMemory.Spool;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>
/// Tells the person's other machines which commits this machine's clones have, and checks theirs before a project is synced that is known
/// here only by its folder.
/// </summary>
internal sealed class CloneExchange(ProjectGate gate, NpgsqlConnection c, SealedCells cells, Guid vault, string machine)
{
    /// <summary>The first commits of a project are kept, so that an old clone can be recognized, and the newest (chosen).</summary>
    private const int First = 8;

    private const int Newest = 16; // chosen: enough to recognise a clone

    private readonly CloneStore store = new(c);

    /// <summary>The projects that stay held back.</summary>
    public async Task<IReadOnlyList<string>> JudgeAsync(CancellationToken cancel)
    {
        var waiting = gate.HeldBack(vault.ToString());
        if (waiting.Count == 0)
            return [];
        var names = waiting.Select(cells.Project).ToList();
        var seen = await store.OthersAsync(vault, names, machine, cancel);
        var known = await new VaultStore(c).WithNewsAsync(vault, names, [.. names.Select(_ => 0L)], cancel);
        var held = new List<string>();
        for (var n = 0; n < waiting.Count; n++)
        {
            var rows = seen.Where(r => r.Project.AsSpan().SequenceEqual(names[n])).ToList();
            var isNew = rows.Count == 0 && !known.Contains(n);
            if (!gate.Judge(vault.ToString(), waiting[n], isNew ? null : [.. rows.SelectMany(r => Open(r, waiting[n])).Distinct()]))
                held.Add(waiting[n]);
        }
        return held;
    }

    public async Task PublishAsync(CancellationToken cancel)
    {
        if (ProjectGate.IsConfirmed)
            return;
        var own = gate.Commits(vault.ToString());
        var told = own.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => Text(o.Key, o.Value));
        var digest = Sha256.Hex($"{vault} {machine}\n{string.Join('\n', told)}", 16);
        if (gate.IsPublished(digest))
            return;
        var before = (await store.OwnAsync(vault, machine, cancel)).ToDictionary(r => Convert.ToHexString(r.Project));
        var rows = new List<CloneRow>();
        foreach (var (project, commits) in own)
        {
            var name = cells.Project(project);
            var earlier = before.TryGetValue(Convert.ToHexString(name), out var row) ? Open(row, project) : [];
            if (commits.Except(earlier).Any())
                rows.Add(new CloneRow(name, cells.SealText(Text(project, Joined(earlier, commits)))));
        }
        if (rows.Count > 0)
            await store.SetAsync(vault, machine, rows, cancel);
        gate.SetPublished(digest);
    }

    /// <summary>The first commits that were ever seen, and the newest. Pure.</summary>
    internal static IReadOnlyList<string> Joined(IReadOnlyList<string> earlier, IReadOnlyList<string> now)
    {
        List<string> all = [.. earlier, .. now.Except(earlier)];
        return all.Count <= First + Newest ? all : [.. all.Take(First), .. all.TakeLast(Newest)];
    }

    // The text includes the project, so that a row moved to another project is not accepted.
    private static string Text(string project, IEnumerable<string> commits) => $"{project} {string.Join(' ', commits)}";

    private string[] Open(CloneRow row, string project) =>
        cells.OpenText(row.Body)?.Split(' ') is [var of, .. var commits] && of == project ? commits : [];
}
