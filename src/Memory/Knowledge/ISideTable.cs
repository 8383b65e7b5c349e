using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>A table that holds more of records: its rows move to a record's successor and disappear with the record.</summary>
internal interface ISideTable
{
    /// <summary>Gives a successor what hangs on a record beside its words.</summary>
    void Move(MemoryConnection c, long old, long successor, DateTimeOffset now);

    /// <summary>Removes words that stand beside a record's own.</summary>
    void Erase(MemoryConnection c, long record);
}

/// <summary>All side tables.</summary>
internal static class SideTables
{
    /// <summary>Named by the assembly itself as it is loaded: they belong to rooms that use this one.</summary>
    internal static IReadOnlyList<ISideTable> All { get; set; } = [];

    public static void Move(MemoryConnection c, long old, long successor, DateTimeOffset now)
    {
        foreach (var table in All)
            table.Move(c, old, successor, now);
    }

    public static void Erase(MemoryConnection c, long record)
    {
        foreach (var table in All)
            table.Erase(c, record);
    }
}
