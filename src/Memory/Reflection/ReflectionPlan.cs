using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Reflection;

/// <summary>Plans what a reflection should do. Pure.</summary>
internal static class ReflectionPlan
{
    /// <summary>Share of the active records that may be removed in one night without a person's consent.</summary>
    public const double MostRemoved = 0.10;

    /// <summary>Share of the active records that one night archives by age, so that many due records are archived gradually.</summary>
    private const double MostArchived = MostRemoved / 2;

    /// <summary>Active records of a project that are kept, whatever their age (chosen: a person who comes back finds something).</summary>
    public const int Floor = 50;

    /// <param name="records">Active and archived records.</param>
    /// <param name="kept">Changes that a person undid and that are not made again.</param>
    /// <param name="apart">Records that never merge, however similar.</param>
    /// <param name="isAccepted">A person agrees to everything that is due.</param>
    public static IReadOnlyList<PlannedChange> Make(
        IReadOnlyList<KnowledgeRecord> records,
        IReadOnlySet<UndoneChange> kept,
        IReadOnlySet<long> apart,
        DateTimeOffset now,
        bool isAccepted = false
    )
    {
        var ages = isAccepted ? Ages(records, now) : DueTonight(records, now);
        var plan = new List<PlannedChange>();
        var gone = new HashSet<long>();
        foreach (var change in Merges([.. records.Where(r => !apart.Contains(r.Id))]).Concat(Contradictions(records)).Concat(ages))
            if (
                !kept.Contains(new(change.Record.Id, change.Action))
                && !(change.Other is { } other && gone.Contains(other))
                && gone.Add(change.Record.Id)
            )
                plan.Add(change);
        return plan;
    }

    /// <summary>
    /// True if more would be removed than allowed without consent. One record is always allowed, or a small memory would never change.
    /// </summary>
    /// <param name="active">Active records.</param>
    /// <param name="all">Active and archived ones.</param>
    public static bool IsTooMuch(IReadOnlyList<PlannedChange> plan, int active, int all)
    {
        var retired = plan.Count(c =>
            c.Action is ReflectionAction.Archived or ReflectionAction.Superseded && c.Record.Status == RecordStatus.Active
        );
        var leaving = retired + plan.Count(c => c.Action is ReflectionAction.Purged);
        return (retired > 1 && retired > MostRemoved * active) || (leaving > 1 && leaving > MostRemoved * all);
    }

    // Rewording can make two facts of a project equal; the older keeps its id and gets the other's evidence.
    internal static IEnumerable<PlannedChange> Merges(IReadOnlyList<KnowledgeRecord> records)
    {
        foreach (var group in Facts(records).GroupBy(r => (r.Project, r.Scope, r.Branch, r.Origin, r.Source)))
        {
            var older = new List<(KnowledgeRecord Record, Words Words)>();
            foreach (var record in group.OrderBy(r => r.Id))
            {
                var words = Words.Extract(record.Text);
                if (older.FirstOrDefault(k => NearDuplicate.Same(k.Words, words)).Record is { } twin)
                    yield return new PlannedChange(record, ReflectionAction.Merged, twin.Id, $"says what #{twin.Id} says");
                else
                    older.Add((record, words));
            }
        }
    }

    private static IEnumerable<PlannedChange> Contradictions(IReadOnlyList<KnowledgeRecord> records)
    {
        foreach (var group in Facts(records).Where(r => r.Kind != FactKinds.Lesson).GroupBy(r => (r.Project, r.Scope)))
        {
            var statements = group
                .Where(r => r.Origin == Origin.User && Contradiction.SaysChange(r.Text))
                .OrderByDescending(r => r.Created)
                .ToList();
            foreach (var newer in statements)
            foreach (var older in group.Where(o => Contradiction.Replaces(newer, o)))
                yield return new PlannedChange(older, ReflectionAction.Superseded, newer.Id, $"#{newer.Id} says otherwise, and is newer");
        }
    }

    internal static IEnumerable<PlannedChange> Ages(IReadOnlyList<KnowledgeRecord> records, DateTimeOffset now) =>
        records
            .Select(r => (Record: r, Zone: AgePolicy.Decide(r, now)))
            .Where(r => r.Zone != r.Record.Status)
            .Select(r =>
                r.Zone == RecordStatus.Purged
                    ? new PlannedChange(r.Record, ReflectionAction.Purged, null, "a year in the archive")
                    : new PlannedChange(r.Record, ReflectionAction.Archived, null, "neither used nor confirmed for half a year")
            );

    /// <summary>What is due by age, within the limits of one night: least valuable first, and no project below its floor.</summary>
    internal static IEnumerable<PlannedChange> DueTonight(IReadOnlyList<KnowledgeRecord> records, DateTimeOffset now)
    {
        var active = records.Where(r => r.Status == RecordStatus.Active).ToList();
        var left = active.CountBy(r => r.Project).ToDictionary(StringComparer.Ordinal);
        var most = Math.Max(1, (int)(MostArchived * active.Count));
        foreach (
            var change in Ages(records, now)
                .OrderBy(c => c.Record.Importance)
                .ThenBy(c => c.Record.Value)
                .ThenBy(c => AgePolicy.LastUseOrConfirmation(c.Record))
                .ThenBy(c => c.Record.Id)
        )
        {
            var isArchived = change.Action == ReflectionAction.Archived;
            if (isArchived && (most == 0 || left[change.Record.Project] <= Floor))
                continue;
            if (isArchived)
            {
                most--;
                left[change.Record.Project]--;
            }
            yield return change;
        }
    }

    private static IEnumerable<KnowledgeRecord> Facts(IReadOnlyList<KnowledgeRecord> records) =>
        records.Where(r => r is { Type: RecordType.Fact, Status: RecordStatus.Active });
}
