using System.Runtime.InteropServices;
using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>How near records are to a query in meaning.</summary>
/// <param name="Cosines">Record → cosine to the query, both without what all texts have in common; of the nearest and of those asked
/// about.</param>
/// <param name="Mean">Mean cosine over all records in scope.</param>
/// <param name="Deviation">Standard deviation over them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Context">Record → what those written just before and after it add to its standard score.</param>
public sealed record SemanticScores(
    IReadOnlyDictionary<long, double> Cosines,
    double Mean,
    double Deviation,
    int Count,
    IReadOnlyDictionary<long, double>? Context = null
);

/// <summary>
/// All vectors of one version in memory, in int8, searched exactly. Every query carries its scope; a record outside it is not even
/// counted. Thread-safe: one reads or refreshes at a time, and a search takes milliseconds.
/// </summary>
internal sealed partial class VectorIndex(EmbeddingVersion version)
{
    /// <summary>How many vectors the prior mean weighs.</summary>
    private const int PriorWeight = 50;

    private const int ParallelFrom = 60_000;
    private const int Everywhere = 0,
        Hidden = -1;

    /// <summary>By so much a commit may come later than the time it writes: a writer waits for the lock with its time in hand.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly int dimensions = version.Dimensions;
    private readonly Dictionary<long, int> slots = [];
    private readonly List<IndexedRecord?> records = [];

    // For each record, the number of its project.
    private readonly List<int> scopes = [];
    private readonly Dictionary<string, int> projects = new(StringComparer.Ordinal);

    // For each record, where its first window stands and how many it has.
    private readonly List<(int First, int Count)> windows = [];

    // Of the search under way: which records it may see, how near each is, what words found. Kept, for arrays of this size are given back
    // late.
    private bool[] visible = [];
    private float[] nearness = [],
        said = [];
    private sbyte[] data = [];
    private float[] steps = [];
    private int[] owners = [];
    private int count;
    private int countAtMean,
        dead;
    private float[] mean = version.Prior;
    private long lastSequence = -1,
        lastUpdate;

    public EmbeddingVersion Version => version;

    public int Count => count;

    /// <summary>Takes in what is new. Cheap when nothing is.</summary>
    public void Refresh(MemoryConnection c)
    {
        lock (gate)
        {
            // One view of the database for all that is read here: what is committed meanwhile comes next time.
            using var view = new ReadView(c);
            var (sequence, update) = (VectorStore.MaxSequence(c), VectorStore.NewestUpdate(c));
            if ((sequence, update) == (lastSequence, lastUpdate))
                return;
            VectorStore.ReadRecords(c, lastUpdate - (long)Overlap.TotalMilliseconds, Take);
            lastUpdate = update;
            if (sequence == lastSequence)
                return;
            if (
                VectorStore.Total(c, version.Id) is var total
                && (total > Math.Max(200, 2 * countAtMean) || dead > Math.Max(1_000, count / 4))
            )
                Load(c, (int)total);
            else
                VectorStore.Read(c, version.Id, lastSequence, (record, window, bytes) => Add(c, record, window, bytes));
            lastSequence = sequence;
            if (count < Small || count >= 2 * countAtKinship)
                MeasureKinship();
        }
    }

    private void Take(IndexedRecord r)
    {
        if (slots.TryGetValue(r.Id, out var slot))
            records[slot] = r;
        else
        {
            slots[r.Id] = slot = records.Count;
            records.Add(r);
            windows.Add((-1, 0));
            scopes.Add(0);
            succession.Append(ProjectOf(r));
        }
        var project = ProjectOf(r);
        scopes[slot] =
            !r.IsActive ? Hidden
            : r.IsGlobal ? Everywhere
            : project;
    }

    private int ProjectOf(IndexedRecord r)
    {
        if (!projects.TryGetValue(r.Project, out var project))
            projects[r.Project] = project = projects.Count + 1;
        return project;
    }

    /// <summary>The nearest records in scope, and how near the given ones are.</summary>
    /// <param name="query">The query's vector.</param>
    /// <param name="lexical">What the words found, with their scores: asked about, and used for feedback.</param>
    public SemanticScores Search(ReadOnlySpan<float> query, RecallQuery scope, IReadOnlyList<RecordScore> lexical, int take)
    {
        lock (gate)
        {
            Grow();
            var allowed = visible.AsSpan(0, records.Count);
            var asked = scope.Project is null ? Hidden : projects.GetValueOrDefault(scope.Project, Hidden);
            var above = scope.Above.Select(a => projects.GetValueOrDefault(a, Hidden)).Where(a => a != Hidden).ToArray();
            var filtered = scope is not { Types: null or { Count: 0 }, Kind: null, Branch: null, Since: null, Until: null };
            // Visibility, by number, because a million records are asked for it; only those inside are asked for the rest.
            var numbers = CollectionsMarshal.AsSpan(scopes);
            for (var i = 0; i < allowed.Length; i++)
                allowed[i] =
                    numbers[i] != Hidden
                    && (
                        scope.Project is null
                        || numbers[i] == Everywhere
                        || numbers[i] == asked
                        || above.Length > 0 && above.Contains(numbers[i])
                    )
                    && (!filtered || Fits(records[i]!, scope));
            var centred = new float[dimensions];
            Centre(query, centred);
            Say(lexical);
            Scan(centred);
            var scores = Scores(lexical, take);
            if (scores.Count > 0 && TakeFeedback(scores, lexical, centred))
            {
                Scan(centred);
                scores = Scores(lexical, take);
            }
            return InContext(scores, lexical);
        }
    }

    private SemanticScores Scores(IReadOnlyList<RecordScore> lexical, int take)
    {
        var best = nearness.AsSpan(0, records.Count);
        double sum = 0,
            squares = 0;
        var n = 0;
        var nearest = new PriorityQueue<int, float>(take + 1);
        for (var i = 0; i < best.Length; i++)
        {
            if (!visible[i] || best[i] < -1)
                continue;
            n++;
            sum += best[i];
            squares += best[i] * best[i];
            if (nearest.Count < take)
                nearest.Enqueue(i, best[i]);
            else if (nearest.TryPeek(out _, out var least) && best[i] > least)
                nearest.EnqueueDequeue(i, best[i]);
        }
        var cosines = new Dictionary<long, double>(nearest.Count + lexical.Count);
        foreach (var (slot, cosine) in nearest.UnorderedItems)
            cosines[records[slot]!.Id] = cosine;
        foreach (var (record, _) in lexical)
            if (slots.TryGetValue(record, out var slot) && visible[slot] && best[slot] >= -1)
                cosines[record] = best[slot];
        var mean = n == 0 ? 0 : sum / n;
        return new SemanticScores(cosines, mean, n == 0 ? 0 : Math.Sqrt(Math.Max(0, squares / n - mean * mean)), n);
    }

    // The best window of each visible record, into nearness; below -1 for those without a vector.
    private void Scan(float[] query)
    {
        var quantized = new sbyte[dimensions];
        var step = QuantizedVector.Quantize(query, quantized);
        var (best, allowed) = (nearness, visible);
        Array.Fill(best, -2f, 0, records.Count);
        var parts = count >= ParallelFrom ? Math.Min(4, Environment.ProcessorCount) : 1;
        // Parts end between records, so that none has two writers.
        var bounds = Enumerable.Range(0, parts + 1).Select(p => Aligned((int)((long)count * p / parts))).ToArray();
        var sums = new (double Sum, double Squares, int Count)[parts];
        if (parts == 1)
            ScanPart(0);
        else
            Parallel.For(0, parts, ScanPart);
        var (sum, squares, seen) = (sums.Sum(s => s.Sum), sums.Sum(s => s.Squares), sums.Sum(s => s.Count));
        if (seen == 0)
            return;
        // The more windows a record has, the nearer its best is by chance: the expected maximum of n normal values is taken off.
        var deviation = (float)Math.Sqrt(Math.Max(0, squares / seen - sum / seen * (sum / seen)));
        for (var i = 0; i < records.Count; i++)
            if (best[i] >= -1 && windows[i].Count > 1)
                best[i] = Math.Max(-1, best[i] - deviation * MathF.Sqrt(2 * MathF.Log(windows[i].Count)));

        int Aligned(int at)
        {
            while (at > 0 && at < count && owners[at] == owners[at - 1])
                at++;
            return at;
        }

        void ScanPart(int part)
        {
            double total = 0,
                totalSquares = 0;
            var n = 0;
            for (var v = bounds[part]; v < bounds[part + 1]; v++)
            {
                var owner = owners[v];
                if (owner < 0 || !allowed[owner])
                    continue;
                var cosine = Int8Dot.Multiply(quantized, data.AsSpan(v * dimensions, dimensions)) * step * steps[v];
                if (cosine > best[owner])
                    best[owner] = cosine;
                total += cosine;
                totalSquares += cosine * cosine;
                n++;
            }
            sums[part] = (total, totalSquares, n);
        }
    }

    // Whether it shows in the project is known by then.
    private static bool Fits(IndexedRecord r, RecallQuery q) =>
        (q.Types is not { Count: > 0 } types || types.Contains(r.Type))
        && (q.Kind is null || r.Kind == q.Kind)
        && (q.Branch is null || r.Branch is null || r.Branch == q.Branch)
        && (q.Since is not { } since || r.Confirmed >= since.ToUnixTimeMilliseconds())
        && (q.Until is not { } until || r.Created <= until.ToUnixTimeMilliseconds());

    // Everything anew, with the mean of what there is now.
    private void Load(MemoryConnection c, int total)
    {
        (count, dead) = (0, 0);
        for (var i = 0; i < windows.Count; i++)
            windows[i] = (-1, 0);
        Reserve(total);
        var sum = new double[dimensions];
        var vector = new float[dimensions];
        VectorStore.Read(
            c,
            version.Id,
            0,
            (record, window, bytes) =>
            {
                if (bytes.Length != dimensions + sizeof(float))
                    return;
                QuantizedVector.Decode(bytes, vector);
                for (var i = 0; i < dimensions; i++)
                    sum[i] += vector[i];
                Append(c, record, window, vector);
            }
        );
        mean = [.. version.Prior.Select((p, i) => (float)((PriorWeight * p + sum[i]) / (PriorWeight + count)))];
        for (var v = 0; v < count; v++)
        {
            var stored = data.AsSpan(v * dimensions, dimensions);
            for (var i = 0; i < dimensions; i++)
                vector[i] = stored[i] * steps[v];
            Centre(vector, vector);
            steps[v] = QuantizedVector.Quantize(vector, stored);
        }
        countAtMean = Math.Max(count, 1);
    }

    private void Add(MemoryConnection c, long record, int window, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != dimensions + sizeof(float))
            return; // Of another dimension: never mixed.
        var vector = new float[dimensions];
        QuantizedVector.Decode(bytes, vector);
        Centre(vector, vector);
        Append(c, record, window, vector);
    }

    private void Append(MemoryConnection c, long record, int window, ReadOnlySpan<float> vector)
    {
        if (!slots.TryGetValue(record, out var slot))
        {
            if (VectorStore.ReadRecord(c, record) is not { } late)
                return; // Removed meanwhile.
            Take(late);
            slot = slots[record];
        }
        // A first window where there are some already: other words, and the old vectors mean nothing any more.
        if (window == 0 && windows[slot] is (>= 0 and var old, var gone))
        {
            for (var v = old; v < count && gone > 0; v++)
                if (owners[v] == slot)
                {
                    owners[v] = -1;
                    gone--;
                    dead++;
                }
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
        if (owners.Length >= needed)
            return;
        var size = Math.Max(needed, owners.Length + owners.Length / 4 + 64);
        Array.Resize(ref data, size * dimensions);
        Array.Resize(ref steps, size);
        Array.Resize(ref owners, size);
    }

    private void Grow()
    {
        if (visible.Length >= records.Count)
            return;
        visible = new bool[records.Count + records.Count / 4];
        nearness = new float[visible.Length];
        said = new float[visible.Length];
    }

    private void Centre(ReadOnlySpan<float> vector, Span<float> centred)
    {
        for (var i = 0; i < dimensions; i++)
            centred[i] = vector[i] - mean[i];
        Normalize(centred);
    }

    private static void Normalize(Span<float> vector)
    {
        var norm = 0f;
        foreach (var v in vector)
            norm += v * v;
        norm = MathF.Sqrt(norm);
        if (norm < 1e-9f)
            return;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= norm;
    }
}
