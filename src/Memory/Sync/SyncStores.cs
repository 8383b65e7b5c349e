using TotalMemory.Storage;

namespace TotalMemory.Sync;

/// <summary>The stores of this room, over one connection.</summary>
internal static class SyncStores
{
    extension(MemoryConnection c)
    {
        public ArrivalStore Arrivals => new(c);

        public LocalRowStore LocalRows => new(c);

        public RecordFieldStore RecordFields => new(c);

        public SyncStore Sync => new(c);
    }
}
