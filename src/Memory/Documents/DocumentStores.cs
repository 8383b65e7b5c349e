using TotalMemory.Storage;

namespace TotalMemory.Documents;

/// <summary>The store of this room, over one connection.</summary>
internal static class DocumentStores
{
    extension(MemoryConnection c)
    {
        public DocumentStore Documents => new(c);
    }
}
