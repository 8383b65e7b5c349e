using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>Records which records were returned to which session.</summary>
public sealed class UseLog(Database database, TimeProvider time)
{
    /// <summary>
    /// Records that these were used, which keeps them from being archived but does not raise confidence. If it cannot be written now, it
    /// is skipped.
    /// </summary>
    /// <param name="session">The asking session; empty if unknown.</param>
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
                    c.Deliveries.Add(ids, session, DeliveryStore.Recall, now);
            });
        }
        catch (SqliteException) { } // The answer must not fail because of it.
        catch (MemoryStoreException) { } // Read-only.
    }
}
