using TotalMemory.Storage;

namespace TotalMemory.Graph;

/// <summary>The stores of this room, over one connection.</summary>
internal static class GraphStores
{
    extension(MemoryConnection c)
    {
        public GraphStore Graph => new(c);

        public TemporalStore Validity => new(c);
    }
}
