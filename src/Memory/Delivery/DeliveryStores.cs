using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>The store of this room, over one connection.</summary>
internal static class DeliveryStores
{
    extension(MemoryConnection c)
    {
        public BriefingStore Briefings => new(c);
    }
}
