namespace TotalMemory.Recall.Semantic;

/// <summary>
/// Searches an index: finds the nearest records, moves the query towards the best, and adds the gain from neighbours. Its buffers are
/// reused, because large arrays are collected late. Not thread-safe.
/// </summary>
internal sealed class SemanticRanking(RecordSlots records, VectorTable vectors, int dimensions)
{
    /// <summary>Number of best records used for relevance feedback (chosen).</summary>
    private const int Feedback = 3;

    private const float FeedbackWeight = 0.15f;

    /// <summary>For this many of the best records, neighbours are considered (chosen).</summary>
    private const int MostRead = 100;

    // By slot: visibility, cosine, score by words.
    private bool[] visible = [];
    private float[] nearness = [],
        said = [];

    /// <param name="neighbourSimilarity">How alike two records are that were written one after the other.</param>
    public SemanticScores Search(
        ReadOnlySpan<float> query,
        RecallQuery scope,
        IReadOnlyList<RecordScore> lexical,
        int take,
        double neighbourSimilarity
    )
    {
        Grow();
        records.MarkVisible(scope, visible.AsSpan(0, records.Count));
        var centred = new float[dimensions];
        vectors.Centre(query, centred);
        SetWordScores(lexical);
        vectors.Scan(centred, visible, nearness);
        var scores = Scores(lexical, take);
        if (scores.Count > 0 && MoveTowardsBest(scores, lexical, centred))
        {
            vectors.Scan(centred, visible, nearness);
            scores = Scores(lexical, take);
        }
        return neighbourSimilarity <= 0 || scores.Count == 0 ? scores : WithNeighbours(scores, lexical, neighbourSimilarity);
    }

    private SemanticScores Scores(IReadOnlyList<RecordScore> lexical, int take)
    {
        var best = nearness.AsSpan(0, records.Count);
        var all = new CosineSum();
        var inScope = 0;
        var nearest = new PriorityQueue<int, float>(take + 1);
        for (var i = 0; i < best.Length; i++)
        {
            if (!visible[i])
                continue;
            inScope++;
            if (best[i] < -1)
                continue;
            all = all.Add(best[i]);
            if (nearest.Count < take)
                nearest.Enqueue(i, best[i]);
            else if (nearest.TryPeek(out _, out var least) && best[i] > least)
                nearest.EnqueueDequeue(i, best[i]);
        }
        var cosines = new Dictionary<long, double>(nearest.Count + lexical.Count);
        foreach (var (slot, cosine) in nearest.UnorderedItems)
            cosines[records[slot].Id] = cosine;
        foreach (var (record, _) in lexical)
            if (records.TryFind(record, out var slot) && visible[slot] && best[slot] >= -1)
                cosines[record] = best[slot];
        return new SemanticScores(cosines, all.Mean, all.Deviation, all.Count) { Share = (double)all.Count / Math.Max(1, inScope) };
    }

    // Relevance feedback (Rocchio 1971): moves the query's vector towards the best records; false if there are none.
    private bool MoveTowardsBest(SemanticScores scores, IReadOnlyList<RecordScore> lexical, float[] centred)
    {
        var feedback = new float[dimensions];
        var learned = BestSlots(scores, Fusion.Calibrate(lexical, scores), Feedback).Count(slot => vectors.AddTo(feedback, slot));
        for (var i = 0; i < dimensions; i++)
            centred[i] += FeedbackWeight / Math.Max(1, learned) * feedback[i];
        QuantizedVector.Normalize(centred);
        return learned > 0;
    }

    // The slots of the best by words and meaning. Allocates only what is needed: this runs for every query.
    private List<int> BestSlots(SemanticScores scores, Calibration calibration, int most)
    {
        var best = new PriorityQueue<int, (double Score, long Record)>(most + 1);
        foreach (var (record, cosine) in scores.Cosines)
        {
            if (!records.TryFind(record, out var slot))
                continue;
            var key = (calibration.Combine(said[slot], cosine), -record);
            if (best.Count < most)
                best.Enqueue(slot, key);
            else if (best.TryPeek(out _, out var least) && key.CompareTo(least) > 0)
                best.EnqueueDequeue(slot, key);
        }
        return [.. best.UnorderedItems.Select(b => b.Element)];
    }

    // What the records around each of the best add to it; see Context.
    private SemanticScores WithNeighbours(SemanticScores scores, IReadOnlyList<RecordScore> lexical, double neighbourSimilarity)
    {
        var cosines = new Dictionary<long, double>(scores.Cosines);
        var calibration = Fusion.Calibrate(lexical, scores);
        var context = new Dictionary<long, double>(MostRead * 2 * NeighbourGain.Reach);
        Span<NearSlot> near = stackalloc NearSlot[2 * NeighbourGain.Reach];
        foreach (var slot in BestSlots(scores, calibration, MostRead))
        {
            context.TryAdd(records[slot].Id, Gain(slot, calibration, neighbourSimilarity));
            foreach (var (other, _) in near[..records.Succession.Around(slot, near)])
            {
                if (!visible[other] || nearness[other] < -1)
                    continue;
                if (context.TryAdd(records[other].Id, Gain(other, calibration, neighbourSimilarity)))
                    cosines.TryAdd(records[other].Id, nearness[other]);
            }
        }
        return scores with { Cosines = cosines, Context = context };
    }

    // Records outside the scope add nothing.
    private double Gain(int slot, Calibration calibration, double neighbourSimilarity)
    {
        Span<NearSlot> near = stackalloc NearSlot[2 * NeighbourGain.Reach];
        Span<NearScore> around = stackalloc NearScore[2 * NeighbourGain.Reach];
        var n = 0;
        foreach (var (other, steps) in near[..records.Succession.Around(slot, near)])
            if (visible[other])
                around[n++] = new(steps, calibration.Combine(said[other], nearness[other] >= -1 ? nearness[other] : null));
        return NeighbourGain.Compute(records[slot].Length, neighbourSimilarity, around[..n]);
    }

    private void SetWordScores(IReadOnlyList<RecordScore> lexical)
    {
        Array.Clear(said, 0, records.Count);
        foreach (var (record, score) in lexical)
            if (records.TryFind(record, out var slot))
                said[slot] = (float)score;
    }

    private void Grow()
    {
        if (visible.Length >= records.Count)
            return;
        visible = new bool[records.Count + records.Count / 4];
        nearness = new float[visible.Length];
        said = new float[visible.Length];
    }
}
