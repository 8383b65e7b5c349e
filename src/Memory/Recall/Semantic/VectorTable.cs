namespace TotalMemory.Recall.Semantic;

/// <summary>
/// All vectors of one version in memory, in int8, with the common mean subtracted: one for each window of a record's text. Records are
/// identified by their slot.
/// </summary>
internal sealed class VectorTable(EmbeddingVersion version)
{
    /// <summary>Weight of the prior mean, in vectors (chosen).</summary>
    private const int PriorWeight = 50;

    private const int ParallelFrom = 60_000; // chosen: fewer are scanned before other threads have started

    private readonly int dimensions = version.Dimensions;

    // For each record, the position of its first window and the number of windows.
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

    /// <summary>Number of vectors, including outdated ones.</summary>
    public int Count { get; private set; }

    /// <summary>True if so much was added or replaced that reloading everything with the current mean is better.</summary>
    /// <param name="total">Current number of vectors.</param>
    public bool IsStale(long total) => total > Math.Max(200, 2 * countAtMean) || dead > Math.Max(1_000, Count / 4);

    /// <summary>Adds slots.</summary>
    public void AddSlots(int slots)
    {
        while (windows.Count < slots)
            windows.Add(Windows.None);
    }

    /// <summary>Decodes a stored vector; false if it has another dimension.</summary>
    public bool TryDecode(ReadOnlySpan<byte> stored, Span<float> vector)
    {
        if (stored.Length != dimensions + sizeof(float))
            return false;
        QuantizedVector.Decode(stored, vector);
        return true;
    }

    /// <summary>Empties the table, with capacity for this many vectors.</summary>
    public void Clear(int total)
    {
        (Count, dead) = (0, 0);
        for (var i = 0; i < windows.Count; i++)
            windows[i] = Windows.None;
        Reserve(total);
    }

    /// <summary>Subtracts the mean of the vectors appended since <see cref="Clear"/>.</summary>
    /// <param name="sum">The sum of these vectors.</param>
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

    /// <summary>Subtracts the mean and scales to length 1.</summary>
    public void Centre(ReadOnlySpan<float> vector, Span<float> centred)
    {
        for (var i = 0; i < dimensions; i++)
            centred[i] = vector[i] - mean[i];
        QuantizedVector.Normalize(centred);
    }

    public void Append(int slot, int window, ReadOnlySpan<float> vector)
    {
        // A first window for a record that has windows: its text changed, so the old vectors are removed.
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

    /// <summary>Adds a record's first vector to a sum; false if it has none.</summary>
    public bool AddTo(Span<float> sum, int slot)
    {
        if (windows[slot].First is not (>= 0 and var v))
            return false;
        var vector = Vector(v);
        for (var i = 0; i < dimensions; i++)
            sum[i] += vector[i] * steps[v];
        return true;
    }

    /// <summary>Cosine of two records' first windows; null if one has none.</summary>
    public double? Cosine(int slot, int other) =>
        windows[slot].First is >= 0 and var a && windows[other].First is >= 0 and var b
            ? Int8Dot.Multiply(Vector(a), Vector(b)) * (double)steps[a] * steps[b]
            : null;

    /// <summary>The cosine of the best window of each allowed record; below -1 for those without a vector.</summary>
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
        // With more windows the best one is higher by chance: the expected maximum of n normal values is subtracted.
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
