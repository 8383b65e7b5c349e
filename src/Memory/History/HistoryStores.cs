using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>The stores of this room, over one connection.</summary>
internal static class HistoryStores
{
    extension(MemoryConnection c)
    {
        public EpisodeStore Episodes => new(c);

        public HistoryStore History => new(c);

        public StatisticsStore Statistics => new(c);
    }
}
