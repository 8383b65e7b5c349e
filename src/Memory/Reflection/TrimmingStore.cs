using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Reflection;

/// <summary>Finds and trims transcripts for the person's limits.</summary>
internal static class TrimmingStore
{
    /// <summary>Transcripts that were read from a file and learned from to their end.</summary>
    public static List<TrimmableTranscript> All(MemoryConnection c) =>
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

    public static void Trim(MemoryConnection c, long transcript)
    {
        TranscriptStore.Trim(c, transcript);
        Notes.Write(c, ErasureStore.Pending, "1");
    }
}
