namespace TotalMemory.Recall.Semantic;

/// <summary>What the records around each one add to it; see <see cref="Context"/>.</summary>
internal sealed partial class VectorIndex
{
    /// <summary>So many of the best are read in context, and their neighbours: they may answer without saying so themselves.</summary>
    private const int MostRead = 100;

    /// <summary>Vectors up to which neighbours are compared anew whenever some were added.</summary>
    private const int Small = 2_000;

    private readonly Succession succession = new();
    private double kinship;
    private int countAtKinship;

    private SemanticScores InContext(SemanticScores scores, IReadOnlyList<RecordScore> lexical)
    {
        if (kinship <= 0 || scores.Count == 0)
            return scores;
        var cosines = new Dictionary<long, double>(scores.Cosines);
        var calibration = Fusion.Calibrate(lexical, scores);
        var context = new Dictionary<long, double>(MostRead * 2 * Context.Reach);
        Span<(int Slot, int Steps)> near = stackalloc (int, int)[2 * Context.Reach];
        foreach (var slot in Best(scores, calibration, MostRead))
        {
            context.TryAdd(records[slot]!.Id, Gain(slot, calibration));
            foreach (var (other, _) in near[..succession.Around(slot, near)])
            {
                if (!visible[other] || nearness[other] < -1 || !context.TryAdd(records[other]!.Id, Gain(other, calibration)))
                    continue;
                cosines.TryAdd(records[other]!.Id, nearness[other]);
            }
        }
        return scores with { Cosines = cosines, Context = context };
    }

    // A record outside the scope says nothing, here neither.
    private double Gain(int slot, Calibration calibration)
    {
        Span<(int Slot, int Steps)> near = stackalloc (int, int)[2 * Context.Reach];
        Span<(int Steps, double Score)> around = stackalloc (int, double)[2 * Context.Reach];
        var n = 0;
        foreach (var (other, steps) in near[..succession.Around(slot, near)])
            if (visible[other])
                around[n++] = (steps, calibration.Combine(said[other], nearness[other] >= -1 ? nearness[other] : null));
        return Context.Gain(records[slot]!.Length, kinship, around[..n]);
    }

    private void Say(IReadOnlyList<RecordScore> lexical)
    {
        Array.Clear(said, 0, records.Count);
        foreach (var (record, score) in lexical)
            if (slots.TryGetValue(record, out var slot))
                said[slot] = (float)score;
    }

    // How alike two records are that were written one after the other.
    private void MeasureKinship()
    {
        countAtKinship = count;
        var (sum, pairs) = (0.0, 0);
        for (var slot = 0; slot < records.Count; slot++)
        {
            if (
                succession.After(slot) is not (>= 0 and var next)
                || windows[slot].First is not (>= 0 and var a)
                || windows[next].First is not (>= 0 and var b)
            )
                continue;
            sum +=
                Int8Dot.Multiply(data.AsSpan(a * dimensions, dimensions), data.AsSpan(b * dimensions, dimensions))
                * (double)steps[a]
                * steps[b];
            pairs++;
        }
        kinship = pairs == 0 ? 0 : sum / pairs;
    }
}
