using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Reflection;

/// <summary>Finds and trims transcripts for the person's limits.</summary>
internal sealed class TrimmingStore(MemoryConnection c)
{
    /// <summary>Transcripts that were read from a file and learned from to their end.</summary>
    public List<TrimmableTranscript> All() =>
        c.List(
            $"""
            SELECT t.id, coalesce(s.ended, 0) AS ended, (SELECT coalesce(sum(length(text) + length(coalesce(detail, ''))), 0)
                FROM turn WHERE transcript = t.id AND {TranscriptStore.IsLong}) AS bytes
            FROM transcript t LEFT JOIN session s ON s.id = t.session
            WHERE (t.path < 'hook:' OR t.path >= 'hook;') AND t.turns > 0 AND t.extracted = t.turns
            AND t.reader IS NOT '{TranscriptState.Trimmed}'
            """,
            r => new TrimmableTranscript(r.Long("id"), r.Time("ended"), r.Long("bytes"))
        );

    public void Trim(long transcript)
    {
        c.Transcripts.Trim(transcript);
        c.Markers.Write(ErasureStore.Pending, "1");
    }
}
