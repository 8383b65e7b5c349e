using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Records page by page, the latest first.</summary>
public sealed class RecordList(Database database)
{
    private const string Seen = "browsing.seen";

    public Page<RecordCard> Page(RecordFilter filter, PageMark? after, int size)
    {
        using var c = database.Open();
        var records = c.RecordPages.Page(filter, after, size + 1);
        return new Page<RecordCard>(
            [.. records.Take(size).Select(r => Card(c, r, filter.Project))],
            records.Count > size ? MarkOf(records[size - 1]) : null
        );
    }

    /// <summary>How many there are, counted no further than <paramref name="most"/>.</summary>
    public int Count(RecordFilter filter, int most)
    {
        using var c = database.Open();
        return c.RecordPages.Count(filter, most);
    }

    /// <summary>Null if there is no such record, its text was deleted, or it is not visible in this project.</summary>
    public RecordCard? Find(long id, string? project = null)
    {
        using var c = database.Open();
        return
            c.Records.Find(id) is { } record
            && record.Status is not (RecordStatus.Deleted or RecordStatus.Purged)
            && Visibility.From(c, project).Shows(record)
            ? Card(c, record, project)
            : null;
    }

    /// <summary>The number of the last record a person has looked through.</summary>
    public long LastSeen()
    {
        using var c = database.Open();
        return long.TryParse(c.Markers.Read(Seen), out var id) ? id : 0;
    }

    /// <summary>Marks everything up to this record as seen.</summary>
    public void SetSeen(long id) =>
        database.Write(c => c.Markers.Write(Seen, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The number of the newest record.</summary>
    public long Newest()
    {
        using var c = database.Open();
        return c.RecordPages.Newest();
    }

    internal static RecordCard Card(MemoryConnection c, KnowledgeRecord record, string? project)
    {
        // A global record is visible everywhere, but its quotes from other projects are not.
        var isForeign = project is not null && record.Scope == Scope.Global;
        var words = isForeign
            ? c.Evidence.ForRecord(record.Id, project!).FirstOrDefault(e => e.Role == EvidenceRole.Source)
            : c.RecordPages.FirstWords(record.Id);
        return new RecordCard(
            isForeign && record.Project != project ? record with { Context = "" } : record,
            words,
            c.RecordPages.Sessions(record.Id),
            c.Opinions.Latest(record.Id)
        );
    }

    private static PageMark MarkOf(KnowledgeRecord r) => new(r.Confirmed.ToUnixTimeMilliseconds(), r.Id);
}
