namespace TotalMemory.Recall.Semantic;

/// <summary>What the best answers have in common says more of what was meant (Rocchio 1971).</summary>
internal sealed partial class VectorIndex
{
    /// <summary>Records that tell what the query is about, once it is known what it found.</summary>
    private const int Feedback = 3;

    private const float FeedbackWeight = 0.15f;

    // Moves the query's vector; false when there is nothing to learn from.
    private bool TakeFeedback(SemanticScores scores, IReadOnlyList<RecordScore> lexical, float[] centred)
    {
        var feedback = new float[dimensions];
        var vectors = 0;
        foreach (var slot in Best(scores, Fusion.Calibrate(lexical, scores), Feedback))
        {
            if (windows[slot].First is not (>= 0 and var v))
                continue;
            for (var i = 0; i < dimensions; i++)
                feedback[i] += data[v * dimensions + i] * steps[v];
            vectors++;
        }
        for (var i = 0; i < dimensions; i++)
            centred[i] += FeedbackWeight / Math.Max(1, vectors) * feedback[i];
        Normalize(centred);
        return vectors > 0;
    }

    // The slots of the best by words and meaning. Nothing larger is made than what is asked for: this runs for every query.
    private List<int> Best(SemanticScores scores, Calibration calibration, int most)
    {
        var best = new PriorityQueue<int, (double Score, long Record)>(most + 1);
        foreach (var (record, cosine) in scores.Cosines)
        {
            var slot = slots[record];
            var key = (calibration.Combine(said[slot], cosine), -record);
            if (best.Count < most)
                best.Enqueue(slot, key);
            else if (best.TryPeek(out _, out var least) && key.CompareTo(least) > 0)
                best.EnqueueDequeue(slot, key);
        }
        return [.. best.UnorderedItems.Select(b => b.Element)];
    }
}
