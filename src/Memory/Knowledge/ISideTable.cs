using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>A table that extends records: its rows move to a record's successor and are erased with the record.</summary>
internal interface ISideTable
{
    /// <summary>Moves a record's rows to its successor.</summary>
    void Move(long old, long successor, DateTimeOffset now);

    /// <summary>Erases text in a record's rows.</summary>
    void Erase(long record);
}

/// <summary>All side tables.</summary>
internal static class SideTables
{
    /// <summary>Set by a module initialiser, since the tables belong to rooms that use this one.</summary>
    internal static IReadOnlyList<Func<MemoryConnection, ISideTable>> All { get; set; } = [];

    public static void Move(MemoryConnection c, long old, long successor, DateTimeOffset now)
    {
        foreach (var table in All)
            table(c).Move(old, successor, now);
    }

    public static void Erase(MemoryConnection c, long record)
    {
        foreach (var table in All)
            table(c).Erase(record);
    }
}
