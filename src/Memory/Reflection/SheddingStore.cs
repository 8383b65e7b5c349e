using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Reflection;

/// <summary>Finds and empties the turns that the person's limits reach.</summary>
internal static class SheddingStore
{
    // What is long and nobody learns from once it was learned from. Prompts and commands stay: asks and skills are worked out from them.
    private const string Long = "kind IN ('assistant', 'toolresult', 'taskprompt', 'compaction', 'apierror')";

    /// <summary>Those that were read from a file, and learned from to their end.</summary>
    public static List<SheddableTranscript> All(MemoryConnection c) =>
        c.List(
            $"""
            SELECT t.id, coalesce(s.ended, 0) AS ended, (SELECT coalesce(sum(length(text) + length(coalesce(detail, ''))), 0)
                FROM turn WHERE transcript = t.id AND {Long}) AS bytes
            FROM transcript t LEFT JOIN session s ON s.id = t.session
            WHERE (t.path < 'hook:' OR t.path >= 'hook;') AND t.turns > 0 AND t.extracted = t.turns
            AND t.reader IS NOT '{TranscriptState.Shed}'
            """,
            r => new SheddableTranscript(r.Long("id"), r.Time("ended"), r.Long("bytes"))
        );

    public static void Shed(MemoryConnection c, long transcript)
    {
        c.Execute($"UPDATE turn SET text = '', detail = NULL WHERE transcript = $id AND {Long}", ("$id", transcript));
        c.Execute($"UPDATE transcript SET reader = '{TranscriptState.Shed}' WHERE id = $id", ("$id", transcript));
        Notes.Write(c, ErasureStore.Pending, "1");
    }
}
