namespace TotalMemory.Recall.Semantic;

/// <summary>
/// All vectors of one version in memory, in int8, without what all have in common: one for each window of a record's text. Records are
/// known by their slot.
/// </summary>
internal sealed class VectorTable(EmbeddingVersion version)
{
    /// <summary>How many vectors the prior mean weighs.</summary>
    private const int PriorWeight = 50;

    private const int ParallelFrom = 60_000;

    private readonly int dimensions = version.Dimensions;

    // For each record, where its first window stands and how many it has.
    private readonly List<Windows> windows = [];
    private sbyte[] data = [];
    private float[] steps = [];
    private int[] owners = [];
    private int countAtMean,
        dead;
    private float[] mean = version.Prior;

    private readonly record struct Windows(int First, int Count)
    {
        public static readonly Windows None = new(-1, 0);
    }

    /// <summary>Vectors, those of other words included.</summary>
    public int Count { get; private set; }

    /// <summary>So much was added or replaced that all are better loaded anew, with the mean of what there is now.</summary>
    /// <param name="total">Vectors there are.</param>
    public bool IsStale(long total) => total > Math.Max(200, 2 * countAtMean) || dead > Math.Max(1_000, Count / 4);

    /// <summary>Makes room for the windows of the next slots.</summary>
    public void AddSlots(int slots)
    {
        while (windows.Count < slots)
            windows.Add(Windows.None);
    }

    /// <summary>Reads a vector as it is stored; false when it is of another dimension: never mixed.</summary>
    public bool TryDecode(ReadOnlySpan<byte> stored, Span<float> vector)
    {
        if (stored.Length != dimensions + sizeof(float))
            return false;
        QuantizedVector.Decode(stored, vector);
        return true;
    }

    /// <summary>Empties the table, for so many vectors.</summary>
    public void Clear(int total)
    {
        (Count, dead) = (0, 0);
        for (var i = 0; i < windows.Count; i++)
            windows[i] = Windows.None;
        Reserve(total);
    }

    /// <summary>Takes the mean of what was appended since <see cref="Clear"/> off.</summary>
    /// <param name="sum">Of all those vectors.</param>
    public void Centre(double[] sum)
    {
        mean = [.. version.Prior.Select((p, i) => (float)((PriorWeight * p + sum[i]) / (PriorWeight + Count)))];
        var vector = new float[dimensions];
        for (var v = 0; v < Count; v++)
        {
            var stored = Vector(v);
            for (var i = 0; i < dimensions; i++)
                vector[i] = stored[i] * steps[v];
            Centre(vector, vector);
            steps[v] = QuantizedVector.Quantize(vector, stored);
        }
        countAtMean = Math.Max(Count, 1);
    }

    /// <summary>Without what all have in common, of length 1.</summary>
    public void Centre(ReadOnlySpan<float> vector, Span<float> centred)
    {
        for (var i = 0; i < dimensions; i++)
            centred[i] = vector[i] - mean[i];
        QuantizedVector.Normalize(centred);
    }

    public void Append(int slot, int window, ReadOnlySpan<float> vector)
    {
        // A first window where there are some already: other words, and the old vectors mean nothing any more.
        if (window == 0 && windows[slot].First >= 0)
            Remove(slot);
        Reserve(Count + 1);
        steps[Count] = QuantizedVector.Quantize(vector, Vector(Count));
        var (first, many) = windows[slot];
        windows[slot] = new(first < 0 ? Count : first, many + 1);
        owners[Count++] = slot;
    }

    private void Remove(int slot)
    {
        var (first, left) = windows[slot];
        for (var v = first; v < Count && left > 0; v++)
            if (owners[v] == slot)
            {
                owners[v] = -1;
                left--;
                dead++;
            }
        windows[slot] = Windows.None;
    }

    /// <summary>Adds a record's first vector to a sum; false when it has none.</summary>
    public bool AddTo(Span<float> sum, int slot)
    {
        if (windows[slot].First is not (>= 0 and var v))
            return false;
        var vector = Vector(v);
        for (var i = 0; i < dimensions; i++)
            sum[i] += vector[i] * steps[v];
        return true;
    }

    /// <summary>Cosine of two records' first windows; null when one has none.</summary>
    public double? Cosine(int slot, int other) =>
        windows[slot].First is >= 0 and var a && windows[other].First is >= 0 and var b
            ? Int8Dot.Multiply(Vector(a), Vector(b)) * (double)steps[a] * steps[b]
            : null;

    /// <summary>How near the best window of each allowed record is; below -1 for those without a vector.</summary>
    /// <param name="query">Centred.</param>
    /// <param name="best">By slot.</param>
    public void Scan(float[] query, bool[] allowed, float[] best)
    {
        var scan = new VectorScan(query, allowed, best);
        Array.Fill(best, -2f, 0, windows.Count);
        var parts = Count >= ParallelFrom ? Math.Min(4, Environment.ProcessorCount) : 1;
        // Parts end between records, so that none has two writers.
        var bounds = Enumerable.Range(0, parts + 1).Select(p => Aligned((int)((long)Count * p / parts))).ToArray();
        var sums = new CosineSum[parts];
        if (parts == 1)
            ScanPart(0);
        else
            Parallel.For(0, parts, ScanPart);
        var sum = sums.Aggregate((a, b) => a + b);
        if (sum.Count == 0)
            return;
        // The more windows a record has, the nearer its best is by chance: the expected maximum of n normal values is taken off.
        var deviation = (float)sum.Deviation;
        for (var i = 0; i < windows.Count; i++)
            if (best[i] >= -1 && windows[i].Count > 1)
                best[i] = Math.Max(-1, best[i] - deviation * MathF.Sqrt(2 * MathF.Log(windows[i].Count)));

        void ScanPart(int part)
        {
            var (from, to) = (bounds[part], bounds[part + 1]);
            var stored = data.AsSpan(from * dimensions, (to - from) * dimensions);
            sums[part] = scan.Run(stored, steps.AsSpan(from, to - from), owners.AsSpan(from, to - from));
        }
    }

    private int Aligned(int at)
    {
        while (at > 0 && at < Count && owners[at] == owners[at - 1])
            at++;
        return at;
    }

    private Span<sbyte> Vector(int v) => data.AsSpan(v * dimensions, dimensions);

    private void Reserve(int needed)
    {
        if (owners.Length >= needed)
            return;
        var size = Math.Max(needed, owners.Length + owners.Length / 4 + 64);
        Array.Resize(ref data, size * dimensions);
        Array.Resize(ref steps, size);
        Array.Resize(ref owners, size);
    }
}
