using TotalMemory.Storage;

namespace TotalMemory.Transcripts;

/// <summary>The store of this room, over one connection.</summary>
internal static class TranscriptStores
{
    extension(MemoryConnection c)
    {
        public TranscriptStore Transcripts => new(c);
    }
}
