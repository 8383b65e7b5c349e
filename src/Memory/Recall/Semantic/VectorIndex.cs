using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>
/// All vectors of one version in memory, searched exactly, and kept in step with the database. Every query has a scope; records outside it
/// are not even counted. Thread-safe: one search or refresh at a time.
/// </summary>
internal sealed class VectorIndex
{
    /// <summary>Look-back: <c>updated</c> is set before the write lock is taken, so a commit may be this much later (chosen).</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    /// <summary>With up to this many vectors, the similarity of neighbours is measured again after every addition.</summary>
    private const int Small = 2_000;

    private readonly Lock gate = new();
    private readonly RecordSlots records = new();
    private readonly VectorTable vectors;
    private readonly SemanticRanking ranking;
    private double neighbourSimilarity;
    private int countAtSimilarity;
    private long lastSequence = -1,
        lastUpdate;

    public VectorIndex(EmbeddingVersion version)
    {
        Version = version;
        vectors = new(version);
        ranking = new(records, vectors, version.Dimensions);
    }

    public EmbeddingVersion Version { get; }

    public int Count => vectors.Count;

    /// <summary>Loads what is new; cheap if nothing is.</summary>
    public void Refresh(MemoryConnection c)
    {
        lock (gate)
        {
            // One snapshot of the database for everything read here; later commits are read the next time.
            using var view = new ReadView(c);
            var (sequence, update) = (c.Vectors.MaxSequence(), c.Vectors.NewestUpdate());
            if ((sequence, update) == (lastSequence, lastUpdate))
                return;
            c.Vectors.ReadRecords(lastUpdate - (long)Overlap.TotalMilliseconds, r => Take(r));
            lastUpdate = update;
            if (sequence == lastSequence)
                return;
            var total = c.Vectors.Total(Version.Id);
            if (vectors.IsStale(total))
                Load(c, (int)total);
            else
                c.Vectors.Read(Version.Id, lastSequence, (record, window, bytes) => Add(c, record, window, bytes));
            lastSequence = sequence;
            if (Count < Small || Count >= 2 * countAtSimilarity)
                MeasureNeighbourSimilarity();
        }
    }

    /// <summary>The nearest records in scope, and the similarities of the given ones.</summary>
    /// <param name="query">The query's vector.</param>
    /// <param name="lexical">The hits by words, whose similarities are needed, too; also used for feedback.</param>
    public SemanticScores Search(ReadOnlySpan<float> query, RecallQuery scope, IReadOnlyList<RecordScore> lexical, int take)
    {
        lock (gate)
            return ranking.Search(query, scope, lexical, take, neighbourSimilarity);
    }

    private int Take(IndexedRecord r)
    {
        var slot = records.AddOrUpdate(r);
        vectors.AddSlots(records.Count);
        return slot;
    }

    // Reloads everything, with the current mean.
    private void Load(MemoryConnection c, int total)
    {
        vectors.Clear(total);
        var sum = new double[Version.Dimensions];
        var vector = new float[Version.Dimensions];
        c.Vectors.Read(
            Version.Id,
            0,
            (record, window, bytes) =>
            {
                if (!vectors.TryDecode(bytes, vector) || SlotOf(c, record) is not { } slot)
                    return;
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += vector[i];
                vectors.Append(slot, window, vector);
            }
        );
        vectors.Centre(sum);
    }

    private void Add(MemoryConnection c, long record, int window, ReadOnlySpan<byte> bytes)
    {
        var vector = new float[Version.Dimensions];
        if (!vectors.TryDecode(bytes, vector) || SlotOf(c, record) is not { } slot)
            return;
        vectors.Centre(vector, vector);
        vectors.Append(slot, window, vector);
    }

    // Null if it was removed meanwhile.
    private int? SlotOf(MemoryConnection c, long record)
    {
        if (records.TryFind(record, out var slot))
            return slot;
        return c.Vectors.ReadRecord(record) is { } late ? Take(late) : null;
    }

    // Mean similarity of consecutively written records.
    private void MeasureNeighbourSimilarity()
    {
        countAtSimilarity = Count;
        var (sum, pairs) = (0.0, 0);
        for (var slot = 0; slot < records.Count; slot++)
            if (records.Succession.After(slot) is >= 0 and var next && vectors.Cosine(slot, next) is { } cosine)
            {
                sum += cosine;
                pairs++;
            }
        neighbourSimilarity = pairs == 0 ? 0 : sum / pairs;
    }
}
