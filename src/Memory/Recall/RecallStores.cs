using TotalMemory.Storage;

namespace TotalMemory.Recall;

/// <summary>The store of this room, over one connection.</summary>
internal static class RecallStores
{
    extension(MemoryConnection c)
    {
        public RecallStore Recall => new(c);
    }
}
