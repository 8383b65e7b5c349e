using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>The stores of this room, over one connection.</summary>
internal static class ReflectionStores
{
    extension(MemoryConnection c)
    {
        public PurgeStore Purges => new(c);

        public ReflectionStore Reflections => new(c);

        public TrimmingStore Trimming => new(c);
    }
}
