using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>The stores of this room, over one connection: <c>database.Write(c => c.Records.Confirm(…))</c>.</summary>
internal static class KnowledgeStores
{
    extension(MemoryConnection c)
    {
        public RecordStore Records => new(c);

        public KnowledgeListStore RecordLists => new(c);

        public EvidenceStore Evidence => new(c);

        public SourceStore Sources => new(c);

        public RemovalStore Removals => new(c);

        public TombstoneStore Tombstones => new(c);

        public CountStore Counts => new(c);

        public DeliveryStore Deliveries => new(c);

        public ErasureStore Erasures => new(c);

        public ForgottenStore Forgotten => new(c);

        public NameErasureStore NameErasures => new(c);

        public RemovedWordsStore RemovedWords => new(c);

        public SessionErasureStore SessionErasures => new(c);

        public TeamErasureStore TeamErasures => new(c);

        public TermsStore Terms => new(c);

        public WordStore Words => new(c);
    }
}
