using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using TotalMemory.Recall;

namespace TotalMemory.Embeddings;

/// <summary>How near records are to a query in meaning.</summary>
/// <param name="Cosines">Record → cosine to the query, both without what all texts have in common; of the nearest and of those asked about.</param>
/// <param name="Mean">Mean cosine over all records in scope.</param>
/// <param name="Deviation">Standard deviation over them.</param>
/// <param name="Count">How many they are.</param>
public sealed record SemanticScores(IReadOnlyDictionary<long, double> Cosines, double Mean, double Deviation, int Count);

/// <summary>
/// All vectors of one version in memory, in int8, searched exactly. Every query carries its scope; a record outside it is not even
/// counted. Thread-safe: one reads or refreshes at a time, and a search takes milliseconds.
/// </summary>
internal sealed class VectorIndex(EmbeddingVersion version)
{
    /// <summary>How many vectors the prior mean weighs.</summary>
    private const int PriorWeight = 50;

    /// <summary>Records that tell what the query is about, once it is known what it found.</summary>
    private const int Feedback = 3;

    private const float FeedbackWeight = 0.15f;
    private const int ParallelFrom = 60_000;
    private const int Everywhere = 0, Hidden = -1;

    /// <summary>Milliseconds by which a commit may come later than the time it writes: a writer waits for the lock with its time in hand.</summary>
    private const long Overlap = 60_000;

    private readonly Lock gate = new();
    private readonly int dimensions = version.Dimensions;
    private readonly Dictionary<long, int> slots = [];
    private readonly List<IndexedRecord?> records = [];

    // For each record, the number of its project.
    private readonly List<int> scopes = [];
    private readonly Dictionary<string, int> projects = new(StringComparer.Ordinal);

    // For each record, where its first window stands and how many it has.
    private readonly List<(int First, int Count)> windows = [];
    private sbyte[] data = [];
    private float[] steps = [];
    private int[] owners = [];
    private int count;
    private int countAtMean, dead;
    private float[] mean = version.Prior;
    private long lastSequence = -1, lastUpdate;

    public EmbeddingVersion Version => version;

    public int Count => count;

    /// <summary>Takes in what is new. Cheap when nothing is.</summary>
    public void Refresh(SqliteConnection c)
    {
        lock (gate)
        {
            // One view of the database for all that is read here: what is committed meanwhile comes next time.
            using var view = c.BeginTransaction(deferred: true);
            var (sequence, update) = (VectorStore.MaxSequence(c), VectorStore.NewestUpdate(c));
            if ((sequence, update) == (lastSequence, lastUpdate)) return;
            VectorStore.ReadRecords(c, lastUpdate - Overlap, Take);
            lastUpdate = update;
            if (sequence == lastSequence) return;
            if (VectorStore.Total(c, version.Id) is var total && (total > Math.Max(200, 2 * countAtMean) || dead > Math.Max(1_000, count / 4))) Load(c, (int)total);
            else VectorStore.Read(c, version.Id, lastSequence, (record, window, bytes) => Add(c, record, window, bytes));
            lastSequence = sequence;
        }
    }

    private void Take(IndexedRecord r)
    {
        if (slots.TryGetValue(r.Id, out var slot)) records[slot] = r;
        else
        {
            slots[r.Id] = slot = records.Count;
            records.Add(r);
            windows.Add((-1, 0));
            scopes.Add(0);
        }
        if (!projects.TryGetValue(r.Project, out var project)) projects[r.Project] = project = projects.Count + 1;
        scopes[slot] = !r.IsActive ? Hidden : r.IsGlobal ? Everywhere : project;
    }

    /// <summary>The nearest records in scope, and how near the given ones are.</summary>
    /// <param name="query">The query's vector.</param>
    /// <param name="lexical">What the words found, with their scores: asked about, and used for feedback.</param>
    public SemanticScores Search(ReadOnlySpan<float> query, RecallQuery scope, IReadOnlyList<(long Record, double Score)> lexical, int take)
    {
        lock (gate)
        {
            var allowed = new bool[records.Count];
            var asked = scope.Project is null ? Hidden : projects.GetValueOrDefault(scope.Project, Hidden);
            var filtered = scope is not { Types: null or { Count: 0 }, Kind: null, Branch: null, Since: null, Until: null };
            // A million records are asked for their scope by a number; only those inside it for the rest.
            var numbers = CollectionsMarshal.AsSpan(scopes);
            for (var i = 0; i < allowed.Length; i++)
                allowed[i] = numbers[i] != Hidden && (scope.Project is null || numbers[i] == Everywhere || numbers[i] == asked) && (!filtered || IsIn(records[i]!, scope));
            var centred = Centred(query);
            var best = Scan(centred, allowed);
            var first = Scores(best, allowed, lexical, take);
            if (first.Count == 0) return first;
            // Rocchio: what the best answers have in common says more of what was meant.
            var fused = Fusion.Of(lexical, first).OrderByDescending(f => f.Score).ThenBy(f => f.Record).Take(Feedback).ToList();
            var feedback = new float[dimensions];
            var vectors = 0;
            foreach (var f in fused)
            {
                if (windows[slots[f.Record]].First is not (>= 0 and var v)) continue;
                for (var i = 0; i < dimensions; i++) feedback[i] += data[v * dimensions + i] * steps[v];
                vectors++;
            }
            if (vectors == 0) return first;
            for (var i = 0; i < dimensions; i++) centred[i] += FeedbackWeight / vectors * feedback[i];
            Normalize(centred);
            return Scores(Scan(centred, allowed), allowed, lexical, take);
        }
    }

    private SemanticScores Scores(float[] best, bool[] allowed, IReadOnlyList<(long Record, double Score)> lexical, int take)
    {
        double sum = 0, squares = 0;
        var n = 0;
        var nearest = new PriorityQueue<int, float>(take + 1);
        for (var i = 0; i < best.Length; i++)
        {
            if (!allowed[i] || best[i] < -1) continue;
            n++;
            sum += best[i];
            squares += best[i] * best[i];
            if (nearest.Count < take) nearest.Enqueue(i, best[i]);
            else if (nearest.TryPeek(out _, out var least) && best[i] > least) nearest.EnqueueDequeue(i, best[i]);
        }
        var cosines = new Dictionary<long, double>(nearest.Count + lexical.Count);
        foreach (var (slot, cosine) in nearest.UnorderedItems) cosines[records[slot]!.Id] = cosine;
        foreach (var (record, _) in lexical)
            if (slots.TryGetValue(record, out var slot) && allowed[slot] && best[slot] >= -1) cosines[record] = best[slot];
        var mean = n == 0 ? 0 : sum / n;
        return new SemanticScores(cosines, mean, n == 0 ? 0 : Math.Sqrt(Math.Max(0, squares / n - mean * mean)), n);
    }

    // The best window of each allowed record; below -1 for those without a vector.
    private float[] Scan(float[] query, bool[] allowed)
    {
        var quantized = new sbyte[dimensions];
        var step = QuantizedVector.Quantize(query, quantized);
        var best = new float[records.Count];
        Array.Fill(best, -2f);
        var parts = count >= ParallelFrom ? Math.Min(4, Environment.ProcessorCount) : 1;
        // Parts end between records, so that none has two writers.
        var bounds = Enumerable.Range(0, parts + 1).Select(p => Aligned((int)((long)count * p / parts))).ToArray();
        var sums = new (double Sum, double Squares, int Count)[parts];
        if (parts == 1) ScanPart(0);
        else Parallel.For(0, parts, ScanPart);
        var (sum, squares, seen) = (sums.Sum(s => s.Sum), sums.Sum(s => s.Squares), sums.Sum(s => s.Count));
        if (seen == 0) return best;
        // The more windows a record has, the nearer its best is by chance: the expected maximum of n normal values is taken off.
        var deviation = (float)Math.Sqrt(Math.Max(0, squares / seen - sum / seen * (sum / seen)));
        for (var i = 0; i < best.Length; i++)
            if (best[i] >= -1 && windows[i].Count > 1) best[i] = Math.Max(-1, best[i] - deviation * MathF.Sqrt(2 * MathF.Log(windows[i].Count)));
        return best;

        int Aligned(int at)
        {
            while (at > 0 && at < count && owners[at] == owners[at - 1]) at++;
            return at;
        }

        void ScanPart(int part)
        {
            double total = 0, totalSquares = 0;
            var n = 0;
            for (var v = bounds[part]; v < bounds[part + 1]; v++)
            {
                var owner = owners[v];
                if (owner < 0 || !allowed[owner]) continue;
                var cosine = Int8Dot.Of(quantized, data.AsSpan(v * dimensions, dimensions)) * step * steps[v];
                if (cosine > best[owner]) best[owner] = cosine;
                total += cosine;
                totalSquares += cosine * cosine;
                n++;
            }
            sums[part] = (total, totalSquares, n);
        }
    }

    private static bool IsIn(IndexedRecord r, RecallQuery q) => r.IsActive && (q.Project is null || r.Project == q.Project || r.IsGlobal)
        && (q.Types is not { Count: > 0 } types || types.Contains(r.Type)) && (q.Kind is null || r.Kind == q.Kind) && (q.Branch is null || r.Branch is null || r.Branch == q.Branch)
        && (q.Since is not { } since || r.Confirmed >= since.ToUnixTimeMilliseconds()) && (q.Until is not { } until || r.Created <= until.ToUnixTimeMilliseconds());

    // Everything anew, with the mean of what there is now.
    private void Load(SqliteConnection c, int total)
    {
        (count, dead) = (0, 0);
        for (var i = 0; i < windows.Count; i++) windows[i] = (-1, 0);
        Reserve(total);
        var sum = new double[dimensions];
        var vector = new float[dimensions];
        VectorStore.Read(c, version.Id, 0, (record, window, bytes) =>
        {
            if (bytes.Length != dimensions + sizeof(float)) return;
            QuantizedVector.Decode(bytes, vector);
            for (var i = 0; i < dimensions; i++) sum[i] += vector[i];
            Append(c, record, window, vector);
        });
        mean = [.. version.Prior.Select((p, i) => (float)((PriorWeight * p + sum[i]) / (PriorWeight + count)))];
        for (var v = 0; v < count; v++)
        {
            var stored = data.AsSpan(v * dimensions, dimensions);
            for (var i = 0; i < dimensions; i++) vector[i] = stored[i] * steps[v];
            steps[v] = QuantizedVector.Quantize(Centred(vector), stored);
        }
        countAtMean = Math.Max(count, 1);
    }

    private void Add(SqliteConnection c, long record, int window, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != dimensions + sizeof(float)) return; // Of another dimension: never mixed.
        var vector = new float[dimensions];
        QuantizedVector.Decode(bytes, vector);
        Append(c, record, window, Centred(vector));
    }

    private void Append(SqliteConnection c, long record, int window, ReadOnlySpan<float> vector)
    {
        if (!slots.TryGetValue(record, out var slot))
        {
            if (VectorStore.ReadRecord(c, record) is not { } late) return; // Removed meanwhile.
            Take(late);
            slot = slots[record];
        }
        // A first window where there are some already: other words, and the old vectors mean nothing any more.
        if (window == 0 && windows[slot] is ( >= 0 and var old, var gone))
        {
            for (var v = old; v < count && gone > 0; v++)
                if (owners[v] == slot) { owners[v] = -1; gone--; dead++; }
            windows[slot] = (-1, 0);
        }
        Reserve(count + 1);
        steps[count] = QuantizedVector.Quantize(vector, data.AsSpan(count * dimensions, dimensions));
        var (first, many) = windows[slot];
        windows[slot] = (first < 0 ? count : first, many + 1);
        owners[count++] = slot;
    }

    private void Reserve(int needed)
    {
        if (owners.Length >= needed) return;
        var size = Math.Max(needed, owners.Length + owners.Length / 4 + 64);
        Array.Resize(ref data, size * dimensions);
        Array.Resize(ref steps, size);
        Array.Resize(ref owners, size);
    }

    private float[] Centred(ReadOnlySpan<float> vector)
    {
        var centred = new float[dimensions];
        for (var i = 0; i < dimensions; i++) centred[i] = vector[i] - mean[i];
        Normalize(centred);
        return centred;
    }

    private static void Normalize(Span<float> vector)
    {
        var norm = 0f;
        foreach (var v in vector) norm += v * v;
        norm = MathF.Sqrt(norm);
        if (norm < 1e-9f) return;
        for (var i = 0; i < vector.Length; i++) vector[i] /= norm;
    }
}
