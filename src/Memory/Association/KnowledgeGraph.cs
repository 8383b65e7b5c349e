using TotalMemory.Graph;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Storage;

namespace TotalMemory.Association;

/// <summary>The graph of records and entities; built by rules from what was learned, and extended by agents.</summary>
public sealed class KnowledgeGraph(Database database, IRecall recaller, TimeProvider time)
{
    private const int Batch = 500; // chosen: far below SQLite's limit of parameters
    private const int Seeds = 5; // chosen: association starts from the surest hits only
    private const int MostSeeds = 40; // chosen

    /// <summary>Adds new records to the graph; returns how many.</summary>
    public int Update() =>
        database.Write(c =>
        {
            var unread = c.Graph.Unread(Batch);
            var now = time.GetUtcNow();
            foreach (var record in unread)
            {
                foreach (var entity in Entities.Extract($"{record.Text}\n{record.Fix}\n{record.Norm}"))
                    c.Graph.AddMention(record.Id, entity);
                foreach (var relation in ObservedRelations(c, record))
                    c.Graph.Relate(relation, "observed", now);
                c.Graph.MarkRead(record.Id);
            }
            return unread.Count;
        });

    /// <summary>The same, but takes the write lock only if there is something new.</summary>
    public void UpdateIfStale()
    {
        using (var c = database.Open())
            if (c.Graph.Unread(1).Count == 0)
                return;
        while (Update() > 0) { }
    }

    /// <summary>
    /// Records linked to what a query finds, the strongest first; the query's own hits come before them.
    /// </summary>
    public async Task<IReadOnlyList<AssociatedRecord>> AssociateAsync(RecallQuery query, CancellationToken cancel = default)
    {
        var hits = (await recaller.RecallAsync(query with { Limit = Seeds }, cancel: cancel)).Hits;
        using var c = database.Open();
        var seeds = hits.Index().ToDictionary(h => h.Item.Record.Id, h => 1 - 0.1 * h.Index);
        foreach (var record in c.Graph.Mentioning(Entities.Extract(query.Text), query.Project).Take(MostSeeds))
            seeds.TryAdd(record, 0.8);
        var activated = Activation.Spread(seeds, id => c.Graph.Neighbours(id, query.Project));
        var records = c.Recall.Load(activated.Take(200).Select(a => a.Record), query).ToDictionary(r => r.Id);
        return
        [
            .. activated
                .Where(a => records.ContainsKey(a.Record))
                .Take(query.Limit)
                .Select(a => new AssociatedRecord(records[a.Record], a)),
        ];
    }

    /// <summary>
    /// Relates two records on purpose; false when they were already. Null when one of them may not be seen from this project.
    /// </summary>
    public bool? Relate(long from, long to, RelationType type, string? project)
    {
        var now = time.GetUtcNow();
        return database.Write<bool?>(c =>
            from != to && c.Graph.IsSeen(from, project) && c.Graph.IsSeen(to, project)
                ? c.Graph.Relate(new Relation(from, to, type), "saved", now)
                : null
        );
    }

    // Records from the same lines are related: a fact solves its error, a correction is context; a successor supersedes.
    private static IEnumerable<Relation> ObservedRelations(MemoryConnection c, KnowledgeRecord record)
    {
        foreach (var (other, type) in c.Graph.OnSameLines(record.Id))
            yield return (record.Type, type) switch
            {
                (RecordType.Fact, RecordType.Error) => new Relation(
                    record.Id,
                    other,
                    record.Kind == FactKinds.Solution ? RelationType.Solution : RelationType.Context
                ),
                (RecordType.Error, RecordType.Fact) => new Relation(other, record.Id, RelationType.Context),
                (RecordType.Rule, _) => new Relation(other, record.Id, RelationType.Causal),
                _ => new Relation(record.Id, other, RelationType.Related),
            };
        foreach (var old in c.RecordLists.Predecessors(record.Id))
            yield return new Relation(record.Id, old, RelationType.Supersedes);
    }
}
