namespace TotalMemory.Extraction.Reading;

/// <summary>A reader's judgement of a unit: a list of probabilities for each question (head), empty where it does not apply.</summary>
internal sealed record Judgement
{
    public static readonly IReadOnlyList<string> Acts = ["request", "question", "answer", "approve", "correct", "inform", "control"];

    public static readonly IReadOnlyList<string> Objections = ["none", "reject", "redirect", "contradict", "defect", "taste", "process"];

    public static readonly IReadOnlyList<string> Kinds = ["rule", "preference", "decision", "fact", "lesson"];

    public static readonly IReadOnlyList<string> Scopes = ["project", "person"];

    /// <summary>No judgement.</summary>
    public static readonly Judgement Nothing = new();

    public IReadOnlyList<float> Act { get; init; } = [];
    public IReadOnlyList<float> Objects { get; init; } = [];

    /// <summary>Probabilities of being worth 0 (nothing), 1, 2 and 3 (must not be forgotten).</summary>
    public IReadOnlyList<float> Worth { get; init; } = [];

    public IReadOnlyList<float> Kind { get; init; } = [];
    public IReadOnlyList<float> Scope { get; init; } = [];

    /// <summary>Probability of being understood a month later without the session.</summary>
    public float Alone { get; init; }

    /// <summary>Probability that the message objects to what the agent did or said.</summary>
    public double ObjectsAtAll => Objects.Count == 0 ? 0 : 1 - Objects[0];

    /// <summary>Expected worth, 0 to 3; what is stored is ranked by it.</summary>
    public double Expected => Worth.Select((p, value) => p * (double)value).Sum();

    /// <summary>Probability that an owner would want to keep it.</summary>
    public double Keep => Worth.Count < 4 ? 0 : Worth[2] + Worth[3];

    public string LikelyKind => Likeliest(Kinds, Kind, "fact");
    public string LikelyAct => Likeliest(Acts, Act, "inform");

    /// <summary>The likeliest kind of objection, given that it objects.</summary>
    public string LikelyObjection => Objects.Count < 2 ? "none" : Likeliest([.. Objections.Skip(1)], [.. Objects.Skip(1)], "reject");

    private static string Likeliest(IReadOnlyList<string> names, IReadOnlyList<float> probabilities, string otherwise)
    {
        var best = -1;
        for (var i = 0; i < Math.Min(names.Count, probabilities.Count); i++)
            if (best < 0 || probabilities[i] > probabilities[best])
                best = i;
        return best < 0 ? otherwise : names[best];
    }
}
