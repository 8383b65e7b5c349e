using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>Counts what is remembered.</summary>
public sealed class Statistics(Database database, TimeProvider time)
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(90); // chosen: a quarter of a year

    /// <param name="project">Null counts everything.</param>
    public MemoryStatistics Count(string? project)
    {
        using var c = database.Open();
        return c.Statistics.Count(project, time.GetUtcNow() - StaleAfter) with
        {
            DatabaseBytes = Size(database.Path) + Size(database.Path + "-wal"),
        };
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
