using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Documents;

internal sealed class DocumentStore(MemoryConnection c)
{
    private const string Passage = $"r.type = 'note' AND r.kind = '{DocumentIndex.Kind}' AND r.status = 'active'";

    /// <summary>Active passages of a project's documents and of the person's own, with their files.</summary>
    public List<IndexedPassage> All(string project) =>
        c.List(
            $"SELECT r.id, r.context FROM record r WHERE {Passage} AND {Visibility.Sql}",
            r => new IndexedPassage(r.Long("id"), r.Text("context")),
            ("$project", project)
        );

    /// <summary>Active passages of a document.</summary>
    public List<long> RecordsIn(string path) =>
        c.List(
            $"SELECT DISTINCT r.id FROM record r JOIN evidence e ON e.record = r.id WHERE e.file = $path AND {Passage}",
            r => r.Long("id"),
            ("$path", path)
        );
}
