using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>The stores of this room, over one connection.</summary>
internal static class BrowsingStores
{
    extension(MemoryConnection c)
    {
        public OpinionStore Opinions => new(c);

        public RecordListStore RecordPages => new(c);

        public SessionListStore SessionPages => new(c);

        public TurnSearchStore TurnSearch => new(c);
    }
}
