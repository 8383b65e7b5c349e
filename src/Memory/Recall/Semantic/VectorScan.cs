namespace TotalMemory.Recall.Semantic;

/// <summary>Compares a query with stored vectors.</summary>
internal sealed class VectorScan
{
    private readonly sbyte[] query;
    private readonly float step;
    private readonly bool[] allowed;
    private readonly float[] best;

    /// <param name="allowed">By record: whether it is visible.</param>
    /// <param name="best">By record: the best cosine so far, updated by the scan.</param>
    public VectorScan(ReadOnlySpan<float> query, bool[] allowed, float[] best)
    {
        this.query = new sbyte[query.Length];
        step = QuantizedVector.Quantize(query, this.query);
        (this.allowed, this.best) = (allowed, best);
    }

    /// <summary>Looks at these vectors.</summary>
    /// <param name="steps">The value of a step, by vector.</param>
    /// <param name="owners">The record, by vector; below 0 for none.</param>
    public CosineSum Run(ReadOnlySpan<sbyte> data, ReadOnlySpan<float> steps, ReadOnlySpan<int> owners)
    {
        // Copied to locals: almost all time of a search is spent in this loop.
        var (asked, width, seen, nearest) = (query, step, allowed, best);
        var dimensions = asked.Length;
        double sum = 0,
            squares = 0;
        var n = 0;
        for (var v = 0; v < owners.Length; v++)
        {
            var owner = owners[v];
            if (owner < 0 || !seen[owner])
                continue;
            var cosine = Int8Dot.Multiply(asked, data.Slice(v * dimensions, dimensions)) * width * steps[v];
            if (cosine > nearest[owner])
                nearest[owner] = cosine;
            sum += cosine;
            squares += cosine * cosine;
            n++;
        }
        return new(sum, squares, n);
    }
}

/// <summary>Cosines, added up for their mean and deviation.</summary>
internal readonly record struct CosineSum(double Sum, double Squares, int Count)
{
    public double Mean => Count == 0 ? 0 : Sum / Count;

    public double Deviation => Count == 0 ? 0 : Math.Sqrt(Math.Max(0, Squares / Count - Mean * Mean));

    public static CosineSum operator +(CosineSum a, CosineSum b) => new(a.Sum + b.Sum, a.Squares + b.Squares, a.Count + b.Count);

    public CosineSum Add(double cosine) => new(Sum + cosine, Squares + cosine * cosine, Count + 1);
}
