using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Retention;

/// <summary>Moves records between the zones. Purging removes the words and leaves the row, so that ids are never used twice.</summary>
public sealed class RetentionRun(Database database, TimeProvider time)
{
    /// <summary>Number of records archived and purged, and the projects they belong to.</summary>
    public (int Archived, int Purged, IReadOnlyCollection<string> Projects) Apply()
    {
        var now = time.GetUtcNow();
        return database.Write(c =>
        {
            int archived = 0, purged = 0;
            var projects = new HashSet<string>(StringComparer.Ordinal);
            foreach (var record in KnowledgeStore.OfAges(c))
            {
                var zone = Zone.Of(record, now);
                if (zone == record.Status) continue;
                if (zone == RecordStatus.Purged) { KnowledgeStore.Purge(c, record.Id, now); purged++; }
                else { KnowledgeStore.SetStatus(c, record.Id, zone, now); archived++; }
                projects.Add(record.Project);
            }
            return (archived, purged, (IReadOnlyCollection<string>)projects);
        });
    }
}
