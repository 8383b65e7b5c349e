using TotalMemory.Storage;

namespace TotalMemory.Rules.Asks;

/// <summary>The stores of this room, over one connection.</summary>
internal static class AskStores
{
    extension(MemoryConnection c)
    {
        public AskStore Asks => new(c);

        public AskVectorStore AskVectors => new(c);
    }
}
