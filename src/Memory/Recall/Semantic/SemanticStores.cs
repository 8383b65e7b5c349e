using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>The store of this room, over one connection.</summary>
internal static class SemanticStores
{
    extension(MemoryConnection c)
    {
        public VectorStore Vectors => new(c);
    }
}
