using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>Examines rows written since the last run, and records which fields must be sent.</summary>
internal sealed class ChangeCapture(MemoryConnection c, string machine, DateTimeOffset now, TimeSpan skew)
{
    public const string Record = "record";
    public const string Session = "session";
    public const string Tombstone = "tombstone";

    /// <summary>Reasons for the end of an item; stored with it, and without any of its text.</summary>
    public const string Forgotten = "forgotten";
    public const string Removed = "removed";
    public const string Moved = "moved";

    private static readonly string Reflected = nameof(RecordSource.Reflected).ToLowerInvariant();
    private static readonly string Extracted = nameof(RecordSource.Extracted).ToLowerInvariant();

    private readonly SharedProjects projects = new(c);
    private readonly HashSet<long> named = [];

    /// <summary>True if rows are left.</summary>
    public bool Run(int most)
    {
        var records = c.Sync.Changed(Record, most);
        foreach (var id in records.Select(Number))
        {
            CaptureRecord(id);
            c.Sync.MarkSeen(Record, id);
        }
        var sessions = c.Sync.Changed(Session, most);
        foreach (var id in sessions)
        {
            CaptureRow(Session, id, c.LocalRows.Session(id));
            c.Sync.MarkSeen(Session, id);
        }
        var tombstones = c.Sync.Changed(Tombstone, most);
        foreach (var id in tombstones.Select(Number))
        {
            CaptureRow(Tombstone, id, c.LocalRows.Tombstone(id));
            c.Sync.MarkSeen(Tombstone, id);
        }
        return records.Count == most || sessions.Count == most || tombstones.Count == most;
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private void CaptureRecord(long id)
    {
        var known = c.Sync.FindLocal(Record, id);
        if (c.LocalRows.Record(id) is not { } head)
        {
            if (known is not null)
                Disappeared(known);
            return;
        }
        if (head.Status == RecordStatus.Purged || head.IsOfFile || head.Identity.Length == 0 || IsEnded(known))
            return; // Purging is local to each machine, and passages of a document are indexed where the file is.
        var key = head.IsGlobal ? Cell.Everywhere : projects.Key(head.Project);
        var place = SyncItem.PlaceOf(key, head.Branch);
        if (known is not null && known.Place != place)
        {
            End(known, Moved);
            known = null;
        }
        if (key is null)
            return;
        var item = known ?? New(Record, $"{head.Type}\n{head.Identity}", key, place, head.Branch, head.Source, id);
        if (head.Status == RecordStatus.Deleted)
            End(item, Forgotten);
        else if (!c.Sync.HasLinks(item.Item))
        {
            NameSuccessor(head);
            Note(item, c.RecordFields.Read(id), head.Updated, head.Source == Reflected);
        }
    }

    // Its successor must have a global id first.
    private void NameSuccessor(RecordHead head)
    {
        if (head.Successor is { } successor && c.Sync.FindLocal(Record, successor) is null && named.Add(successor))
            CaptureRecord(successor);
    }

    // An extracted record may still have evidence on other machines, so only the local evidence ends; other records were removed.
    private void Disappeared(SyncItem item)
    {
        var known = c.Sync.Known(item.Item);
        if (item.Source == Extracted)
            foreach (var change in LocalChanges.Removed(known, RecordFieldStore.Quotes, ByHubClock(now), machine))
                c.Sync.Learn(item.Item, change.Field, change.Stamp, null, isSent: false);
        else if (item.Source != Reflected || IsOurs(known))
        {
            End(item, Removed);
            return;
        }
        c.Sync.Detach(item.Item);
    }

    private void CaptureRow(string kind, object local, OneValue? row)
    {
        var known = c.Sync.FindLocal(kind, local);
        var key = row switch
        {
            { Project: { } project } => projects.Key(project),
            { Project: null } => Cell.Everywhere,
            null => null,
        };
        if (known is not null && (row is null || known.Place != key))
        {
            End(known, row is null ? Removed : Moved);
            known = null;
        }
        if (row is null || key is null)
            return;
        var item = known ?? New(kind, row.Identity, key, key, "", "", local);
        Note(item, new Dictionary<string, string> { [kind] = row.Value }, row.At, isReflected: false);
    }

    // The first free id: ids of ended items and of other rows are taken.
    private SyncItem New(string kind, string identity, string project, string place, string branch, string source, object local)
    {
        for (var turn = 0; ; turn++)
        {
            var id = GlobalId.Compute(kind, identity, project, branch, turn);
            if (c.Sync.Find(id) is { } there && (there.Local is not null || c.Sync.Known(id).Ended is not null))
                continue;
            var item = new SyncItem(id, kind, local.ToString(), project, place, source);
            c.Sync.Add(item, local);
            return item;
        }
    }

    private void End(SyncItem item, string reason)
    {
        if (LocalChanges.End(c.Sync.Known(item.Item), reason, ByHubClock(now), machine) is { } end)
            c.Sync.End(item.Item, end.Stamp, reason, keepsRow: reason == Forgotten, isSent: false);
    }

    private void Note(SyncItem item, Dictionary<string, string> fields, DateTimeOffset updated, bool isReflected)
    {
        var known = c.Sync.Known(item.Item);
        // A change is dated by the row's time; if the row has none, by now.
        var at = known.Latest is { } latest && ByHubClock(updated) <= latest.Milliseconds ? ByHubClock(now) : ByHubClock(updated);
        foreach (var change in LocalChanges.Compare(known, fields, Math.Min(at, ByHubClock(now)), machine))
            if (!isReflected || IsOurs(known) || !IsDerived(change.Field) || HasStepped(change))
                c.Sync.Learn(item.Item, change.Field, change.Stamp, change.Value, isSent: false);
    }

    private bool IsEnded(SyncItem? item) => item is not null && c.Sync.Known(item.Item).Ended is not null;

    private long ByHubClock(DateTimeOffset at) => (at + skew).ToUnixTimeMilliseconds();

    // Values that each machine computes from the same records would be sent back and forth forever: only the machine that created a rule
    // or skill sends its standing. A person's decisions are always sent.
    private bool IsOurs(KnownItem known) =>
        !known.Cells.TryGetValue(RecordFieldStore.Words, out var words) || words.Stamp.Machine == machine;

    private static bool IsDerived(string field) =>
        field
            is RecordFieldStore.Words
                or RecordFieldStore.Standing
                or RecordFieldStore.Worth
                or RecordFieldStore.Rule
                or RecordFieldStore.Skill
                or RecordFieldStore.Used;

    private static bool HasStepped(FieldChange change) =>
        change.Field == RecordFieldStore.Standing && change.Value?.Contains("\"status\":\"superseded\"", StringComparison.Ordinal) == true;
}
