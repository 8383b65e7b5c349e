using System.Runtime.InteropServices;

namespace TotalMemory.Recall.Semantic;

/// <summary>The records of an index. Each has a slot: a number from 0, in the order in which they were written.</summary>
internal sealed class RecordSlots
{
    private const int Everywhere = 0,
        Hidden = -1;

    private readonly Dictionary<long, int> slots = [];
    private readonly List<IndexedRecord> records = [];

    // For each record, the number of its project.
    private readonly List<int> scopes = [];
    private readonly Dictionary<string, int> projects = new(StringComparer.Ordinal);

    public int Count => records.Count;

    public IndexedRecord this[int slot] => records[slot];

    public WriteOrder Succession { get; } = new();

    public bool TryFind(long record, out int slot) => slots.TryGetValue(record, out slot);

    /// <summary>Adds or updates a record; returns its slot.</summary>
    public int AddOrUpdate(IndexedRecord r)
    {
        var project = ProjectOf(r);
        if (slots.TryGetValue(r.Id, out var slot))
            records[slot] = r;
        else
        {
            slots[r.Id] = slot = records.Count;
            records.Add(r);
            scopes.Add(0);
            Succession.Append(project);
        }
        scopes[slot] = (r.IsActive, r.IsGlobal) switch
        {
            (false, _) => Hidden,
            (true, true) => Everywhere,
            (true, false) => project,
        };
        return slot;
    }

    /// <summary>
    /// Marks the records visible to a query. Projects are compared by number, since there may be a million records; the other filters are
    /// checked only for visible ones.
    /// </summary>
    public void MarkVisible(RecallQuery scope, Span<bool> allowed)
    {
        var asked = scope.Project is null ? Hidden : NumberOf(scope.Project);
        var above = scope.Above.Select(NumberOf).Where(a => a != Hidden).ToArray();
        var isFiltered = scope is not { Types: null or { Count: 0 }, Kind: null, Branch: null, Since: null, Until: null };
        var numbers = CollectionsMarshal.AsSpan(scopes);
        for (var i = 0; i < allowed.Length; i++)
            allowed[i] =
                numbers[i] != Hidden
                && (
                    scope.Project is null
                    || numbers[i] == Everywhere
                    || numbers[i] == asked
                    || above.Length > 0 && above.Contains(numbers[i])
                )
                && (!isFiltered || Matches(records[i], scope));
    }

    private int NumberOf(string project) => projects.GetValueOrDefault(project, Hidden);

    private int ProjectOf(IndexedRecord r)
    {
        if (!projects.TryGetValue(r.Project, out var project))
            projects[r.Project] = project = projects.Count + 1;
        return project;
    }

    // The project was already checked.
    private static bool Matches(IndexedRecord r, RecallQuery q) =>
        (q.Types is not { Count: > 0 } types || types.Contains(r.Type))
        && (q.Kind is null || r.Kind == q.Kind)
        && (q.Branch is null || r.Branch is null || r.Branch == q.Branch)
        && (q.Since is not { } since || r.Confirmed >= since.ToUnixTimeMilliseconds())
        && (q.Until is not { } until || r.Created <= until.ToUnixTimeMilliseconds());
}
