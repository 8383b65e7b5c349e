using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Rules;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>Stores received items on one transaction. An item that cannot be stored does not affect others.</summary>
internal sealed class ArrivingItems(MemoryConnection c, DateTimeOffset now, TimeSpan skew)
{
    private static readonly string[] Before = [RecordFieldStore.Words, RecordFieldStore.Rule, RecordFieldStore.Skill];

    private readonly SharedProjects projects = new(c);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<string> incomplete = [];
    private readonly HashSet<long> touched = [];
    private readonly HashSet<long> judgedAnew = [];
    private bool forgotten;
    private int refused;

    public void Take(string item, IReadOnlyList<Cell> cells)
    {
        var failed = Savepoint.Try(c, () => TakeOne(item, cells));
        if (failed is not null)
            refused++;
    }

    public TakenCells Finish()
    {
        c.Sync.FollowLinks();
        foreach (var record in touched)
            c.Arrivals.BreakMergeCycle(record, now);
        // A rule's standing follows from its ledger and decision, so it is computed again.
        foreach (var rule in judgedAnew)
            RuleReview.Reassess(c, rule, null, now);
        return new TakenCells(changed, incomplete, forgotten, refused);
    }

    private void TakeOne(string item, IReadOnlyList<Cell> cells)
    {
        var arrival = Arrival.Judge(c.Sync.Known(item), cells);
        if (arrival.End is { } end)
            End(item, end);
        else if (arrival.News is { Count: > 0 } news && projects.Local(news[0].Project) is { } project)
            TakeNews(item, project, news);
    }

    private void TakeNews(string item, string project, IReadOnlyList<Cell> news)
    {
        var clean = news.Select(n => n.Value is null ? n : n with { Value = ArrivalCheck.Check(n.Field, n.Value) })
            .Where(n => n.Value is not null || news.First(x => x.Field == n.Field).Value is null)
            .ToList();
        refused += news.Count - clean.Count;
        if (clean.Find(n => n.Field is ChangeCapture.Session or ChangeCapture.Tombstone) is { } one)
            TakeOneValue(one, project);
        else if (clean.Count > 0)
            TakeRecord(item, project, clean);
    }

    private void TakeRecord(string item, string project, List<Cell> news)
    {
        var known = c.Sync.Find(item);
        var words = news.Find(n => n.Field == RecordFieldStore.Words);
        if (known?.Local is null && words?.Value is null)
        {
            incomplete.Add(item);
            return;
        }
        var id = known?.Local is { } local ? Number(local) : Add(item, project, words!, known);
        foreach (var cell in news.OrderBy(n => Array.IndexOf(Before, n.Field) is var place and >= 0 ? place : Before.Length))
            c.Arrivals.Set(id, cell.Field, cell.Value, now);
        var written = c.RecordFields.Read(id);
        var waits = c.Sync.HasLinks(item);
        foreach (var cell in news)
            c.Sync.Learn(item, cell.Field, cell.Stamp, waits ? cell.Value : written.GetValueOrDefault(cell.Field), isSent: true);
        if (news.Exists(n => n.Value is null))
            c.Arrivals.RemoveUnsupported(id);
        if (news.Exists(n => n.Field == RecordFieldStore.Decision || RecordFieldStore.IsOf(RecordFieldStore.Ledger, n.Field)))
            judgedAnew.Add(id);
        touched.Add(id);
        changed.Add(news[0].Project == Cell.Everywhere ? Spool.Reminders.Reminder.Everywhere : project);
    }

    private long Add(string item, string project, Cell words, SyncItem? known)
    {
        var isGlobal = words.Project == Cell.Everywhere;
        if (isGlobal)
            c.Projects.Add(ProjectStore.Nowhere, now);
        var id = c.Arrivals.Insert(words.Value!, project, isGlobal, now);
        var head = c.LocalRows.Record(id)!;
        var place = known?.Place ?? SyncItem.PlaceOf(words.Project, head.Branch);
        c.Sync.Add(new SyncItem(item, ChangeCapture.Record, null, words.Project, place, head.Source), id);
        return id;
    }

    private void TakeOneValue(Cell cell, string project)
    {
        var known = c.Sync.Find(cell.Item);
        var isTombstone = cell.Field == ChangeCapture.Tombstone;
        var row = new SyncItem(cell.Item, cell.Field, null, cell.Project, cell.Project, "");
        if (!isTombstone)
            c.Sync.Add(row, c.Arrivals.SetSession(cell.Value!, project, now));
        else if (known?.Local is null)
        {
            var where = cell.Project == Cell.Everywhere ? null : project;
            var there = c.Arrivals.TombstoneLike(cell.Value!, where);
            if (there is null)
                c.Arrivals.AddTombstone(cell.Value!, where, now);
            c.Sync.Add(row, there ?? c.Arrivals.LastTombstone());
        }
        var local = c.Sync.Find(cell.Item)!.Local!;
        var written = isTombstone ? c.LocalRows.Tombstone(Number(local)) : c.LocalRows.Session(local);
        c.Sync.Learn(cell.Item, cell.Field, cell.Stamp, written?.Value, isSent: true);
        if (!isTombstone)
            changed.Add(project);
    }

    private void End(string item, Cell end)
    {
        var known = c.Sync.Find(item);
        var keepsRow = known?.Local is { } local && known.Kind == ChangeCapture.Record && EndRecord(Number(local), end);
        if (known is { Kind: ChangeCapture.Tombstone, Local: { } tombstone })
            c.Arrivals.RemoveTombstone(Number(tombstone));
        if (known is null)
            c.Sync.Add(new SyncItem(item, ChangeCapture.Record, null, end.Project, "", ""), null);
        c.Sync.End(item, end.Stamp, end.Value ?? ChangeCapture.Removed, keepsRow, isSent: true);
    }

    // True if its row stays, without text.
    private bool EndRecord(long id, Cell end)
    {
        if (c.Records.Find(id) is not { } record)
            return false;
        changed.Add(record.ShownIn);
        if (Arrival.Outlives(record.Created + skew, end.Stamp))
            c.Sync.MarkChanged(ChangeCapture.Record, id); // Said again since, which makes it another item.
        else if (end.Value == ChangeCapture.Forgotten)
        {
            c.Removals.RestorePurged(id);
            KnowledgeBase.AddTombstone(c, c.Records.Find(id)!, "forgotten on another machine", now);
            c.Arrivals.RemoveRepeatedTombstone();
            return forgotten = true;
        }
        else
            c.Records.Delete(id);
        return false;
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
