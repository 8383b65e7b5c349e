using TotalMemory.Storage;

namespace TotalMemory.Extraction.Reading;

/// <summary>The store of this room, over one connection.</summary>
internal static class ReadingStores
{
    extension(MemoryConnection c)
    {
        public JudgementStore Judgements => new(c);
    }
}
