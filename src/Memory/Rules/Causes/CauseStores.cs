using TotalMemory.Storage;

namespace TotalMemory.Rules.Causes;

/// <summary>The store of this room, over one connection.</summary>
internal static class CauseStores
{
    extension(MemoryConnection c)
    {
        public AppearanceStore Appearances => new(c);
    }
}
