using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Notes which records were given to whom.</summary>
public sealed class UseLog(Database database, TimeProvider time)
{
    /// <summary>
    /// Notes that these were given to somebody. It keeps them from the archive; it makes nothing truer. Where the note cannot be written
    /// now, it is left out.
    /// </summary>
    /// <param name="session">Whose question it was; empty when unknown.</param>
    public void MarkUsed(IReadOnlyCollection<long> ids, string session = "")
    {
        if (ids.Count == 0 || database.ReadOnly is not null)
            return;
        try
        {
            database.Write(c =>
            {
                var now = time.GetUtcNow();
                c.Records.MarkUsed(ids, now);
                if (session.Length > 0)
                    DeliveryStore.Add(c, ids, session, DeliveryStore.Recall, now);
            });
        }
        catch (SqliteException) { } // It must not cost the answer.
        catch (MemoryStoreException) { } // Read-only.
    }
}
