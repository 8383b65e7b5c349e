using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Earlier versions of a record, which are kept as its history until it is forgotten.</summary>
internal static class EarlierVersions
{
    /// <summary>
    /// What a correction replaced, and what a later statement on the same name replaced. Not what merely another habit replaced.
    /// </summary>
    public static List<KnowledgeRecord> Find(MemoryConnection c, KnowledgeRecord record)
    {
        var found = new Dictionary<long, KnowledgeRecord>();
        var left = new Queue<KnowledgeRecord>([record]);
        while (left.TryDequeue(out var later))
            foreach (var id in c.RecordLists.Predecessors(later.Id))
                if (c.Records.Find(id) is { } earlier && IsVersion(earlier, later) && found.TryAdd(id, earlier))
                    left.Enqueue(earlier);
        return [.. found.Values];
    }

    private static bool IsVersion(KnowledgeRecord earlier, KnowledgeRecord later) =>
        later.Source == RecordSource.Saved || NamingWords.Extract(earlier.Text).Overlaps(NamingWords.Extract(later.Text));
}
