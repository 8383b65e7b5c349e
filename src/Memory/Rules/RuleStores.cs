using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>The stores of this room, over one connection.</summary>
internal static class RuleStores
{
    extension(MemoryConnection c)
    {
        public MistakeStore Mistakes => new(c);

        public OccasionStore Occasions => new(c);

        public ProofStore Proofs => new(c);

        public RuleStore Rules => new(c);

        public StatementStore Statements => new(c);
    }
}
