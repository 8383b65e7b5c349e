using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>The stores of this room, over one connection.</summary>
internal static class ProjectStores
{
    extension(MemoryConnection c)
    {
        public LineProjectStore LineProjects => new(c);

        public PlaceStore Places => new(c);

        public ProjectChangeStore ProjectChanges => new(c);

        public ProjectStore Projects => new(c);
    }
}
