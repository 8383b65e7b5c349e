using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>
/// The nightly work: merges near-duplicates, supersedes contradicted records, archives unused ones, and judges rules again. Every change
/// is recorded and can be undone. The time of the last run is stored in our own table.
/// </summary>
public sealed class NightlyReflection(Database database, RuleReview review, TimeProvider time)
{
    private const string LastRun = "reflected";

    /// <summary>Local hour at which a night's reflection is due (chosen).</summary>
    public const int Hour = 3;

    /// <summary>True if there was no reflection since the last 03:00 local time, also after a night switched off.</summary>
    public bool IsDue()
    {
        using var c = database.Open();
        var last = LastRunAt(c);
        // A last run in the future comes from a wrong clock; when it really ran is unknown.
        return last is null || last > time.GetUtcNow() || last < LatestDue(time.GetUtcNow(), time.LocalTimeZone);
    }

    private static DateTimeOffset? LastRunAt(MemoryConnection c) =>
        DateTimeOffset.TryParse(c.Markers.Read(LastRun), CultureInfo.InvariantCulture, out var noted) ? noted : null;

    /// <summary>The person's limits; null for none.</summary>
    public SessionLimits? Limits { get; init; }

    /// <param name="accept">A person agrees to everything it removes.</param>
    public ReflectionEntry Run(bool accept = false)
    {
        var now = time.GetUtcNow();
        var plan = Plan(accept, now);
        var begun = database.Write(c => Apply(c, plan, accept, now));
        if (begun.Outcome == ReflectionOutcome.Applied)
            Judge(begun.Id);
        var entry = database.Write(c =>
        {
            c.Markers.Write(LastRun, now.ToString("O", CultureInfo.InvariantCulture));
            return c.Reflections.Find(begun.Id)!;
        });
        Limits?.Apply();
        database.Upkeep.WipeFreed(ErasureStore.Pending);
        database.Upkeep.Optimize();
        return entry;
    }

    /// <summary>The plan, made outside the lock, since all records are compared.</summary>
    /// <param name="Active">Active records.</param>
    /// <param name="All">Active and archived ones.</param>
    private sealed record NightPlan(IReadOnlyList<PlannedChange> Changes, int Active, int All);

    private NightPlan Plan(bool accept, DateTimeOffset now)
    {
        using var c = database.Open();
        var records = c.RecordLists.ForRetention();
        var plan = ReflectionPlan.Make(records, c.Reflections.Undone(), c.RecordLists.WithValidity(), now, accept);
        return new(plan, records.Count(r => r.Status == RecordStatus.Active), records.Count);
    }

    private static ReflectionEntry Apply(MemoryConnection c, NightPlan plan, bool accept, DateTimeOffset now)
    {
        c.Purges.Erase(LookedTwice(LastRunAt(c), now) - PurgeStore.KeptFor);
        var changes = c.Purges.ConfirmedPurges(plan.Changes, now);
        var isRefused = !accept && ReflectionPlan.IsTooMuch(changes, plan.Active, plan.All);
        var reflection = c.Reflections.Add(now, plan.Active, isRefused ? ReflectionOutcome.Refused : ReflectionOutcome.Applied);
        foreach (var change in changes)
            if (isRefused)
                c.Reflections.AddChange(reflection, change);
            else
                TryApply(c, reflection, change, now);
        return c.Reflections.Find(reflection)!;
    }

    // What can be undone does not end in the first night of a clock that is ahead.
    private static DateTimeOffset LookedTwice(DateTimeOffset? last, DateTimeOffset now) => last < now ? last.Value : now;

    /// <summary>Reflections, latest first.</summary>
    /// <param name="before">Only those older than this one; null for all.</param>
    public IReadOnlyList<ReflectionEntry> All(int limit, long? before = null)
    {
        using var c = database.Open();
        return c.Reflections.All(limit, before);
    }

    /// <summary>What one reflection changed, or would have changed; null if there is none with this number.</summary>
    public ReflectionStory? Find(long id)
    {
        using var c = database.Open();
        return c.Reflections.Find(id) is { } entry ? new ReflectionStory(entry, c.Reflections.Lines(id)) : null;
    }

    /// <summary>
    /// Undoes a reflection's changes to records that did not change since, and remembers not to make them again. Null if there is none to
    /// undo.
    /// </summary>
    public UndoneChanges? Undo(long id)
    {
        var now = time.GetUtcNow();
        return database.Write<UndoneChanges?>(c =>
        {
            if (c.Reflections.Find(id) is not { Outcome: ReflectionOutcome.Applied })
                return null;
            var lines = c.Reflections.Lines(id);
            var undone = lines.Count(l =>
                l.Action is ReflectionAction.Merged or ReflectionAction.Superseded or ReflectionAction.Archived or ReflectionAction.Purged
                && (l.Action != ReflectionAction.Purged || c.Purges.Has(l.Record))
                && c.Reflections.PutBack(l, now)
                && (l.Action != ReflectionAction.Purged || c.Purges.Restore(l.Record))
            );
            c.Reflections.SetUndone(id, now);
            return new(undone, lines.Count - undone);
        });
    }

    internal static DateTimeOffset LatestDue(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        var today = Due(day, zone);
        return now >= today ? today : Due(day.AddDays(-1), zone);
    }

    // Where clocks change at this hour, it may be missing, and then a later one counts, or come twice, and then the first does.
    private static DateTimeOffset Due(DateTime day, TimeZoneInfo zone)
    {
        var due = day.AddHours(Hour);
        while (zone.IsInvalidTime(due))
            due = due.AddMinutes(30);
        return new DateTimeOffset(due, zone.IsAmbiguousTime(due) ? zone.GetAmbiguousTimeOffsets(due).Max() : zone.GetUtcOffset(due));
    }

    /// <summary>Makes one planned change and records it; skips records that changed since.</summary>
    internal static void TryApply(MemoryConnection c, long reflection, PlannedChange change, DateTimeOffset now)
    {
        if (
            c.Records.Find(change.Record.Id) is not { } record
            || (record.Status, record.Text) != (change.Record.Status, change.Record.Text)
            || (change.Other is { } other && c.Records.Find(other)?.Status != RecordStatus.Active)
        )
            return;
        c.Reflections.AddChange(reflection, change);
        Apply(c, change, now);
    }

    private static void Apply(MemoryConnection c, PlannedChange change, DateTimeOffset now)
    {
        switch (change.Action)
        {
            case ReflectionAction.Merged:
                foreach (var e in c.Evidence.ForRecord(change.Record.Id))
                    c.Evidence.Add(change.Other!.Value, e);
                c.Records.Confirm(change.Other!.Value, change.Record.Importance, change.Record.Confidence, change.Record.Confirmed, now);
                c.Records.MarkMerged(change.Record.Id, change.Other.Value, now);
                break;
            case ReflectionAction.Superseded:
                c.Records.Supersede(change.Record.Id, change.Other!.Value, now);
                break;
            case ReflectionAction.Purged:
                c.Purges.SetAside(change.Record.Id, now);
                c.Removals.Purge(change.Record.Id, now);
                break;
            default:
                c.Records.SetStatus(change.Record.Id, change.StatusAfter, now);
                break;
        }
    }

    // Rules are judged after the rest, on the remaining records.
    private void Judge(long reflection)
    {
        Dictionary<long, Rule> before;
        using (var c = database.Open())
            before = c.Rules.All().ToDictionary(r => r.Id);
        review.Run(judgeAll: true);
        database.Write(c =>
        {
            foreach (var change in c.Rules.All().Select(r => Changed(before.GetValueOrDefault(r.Id), r)).OfType<PlannedChange>())
                c.Reflections.AddChange(reflection, change);
        });
    }

    private static PlannedChange? Changed(Rule? was, Rule rule)
    {
        if (rule.Record.Status == RecordStatus.Suspended && was?.Record.Status == RecordStatus.Active)
            return new(
                was.Record,
                ReflectionAction.Suspended,
                null,
                $"obeyed in {rule.Ledger.Obeyed} of {Counted.Format(rule.Ledger.Judged, "session")}"
            );
        if (!rule.IsProven || was?.IsProven == true)
            return null;
        var reason = $"importance {rule.Record.Importance}, confidence {rule.Record.Confidence:0.00}";
        return new(rule.Record, ReflectionAction.Promoted, null, reason);
    }
}
