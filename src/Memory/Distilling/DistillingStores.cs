using TotalMemory.Storage;

namespace TotalMemory.Distilling;

/// <summary>The store of this room, over one connection.</summary>
internal static class DistillingStores
{
    extension(MemoryConnection c)
    {
        public DistillStore Distillations => new(c);
    }
}
