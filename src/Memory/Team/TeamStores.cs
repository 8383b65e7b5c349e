using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>The stores of this room, over one connection.</summary>
internal static class TeamStores
{
    extension(MemoryConnection c)
    {
        public ProposalStore Proposals => new(c);

        public ShareStore Shares => new(c);

        public TeamStore Teams => new(c);
    }
}
