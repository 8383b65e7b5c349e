using TotalMemory.Storage;

namespace TotalMemory.Skills;

/// <summary>The store of this room, over one connection.</summary>
internal static class SkillStores
{
    extension(MemoryConnection c)
    {
        public SkillStore Skills => new(c);
    }
}
