using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Worker.Reading;

/// <summary>
/// The trained model with structure beside it: the weighted mean of their log-odds (a logarithmic opinion pool), because both together
/// are right more often. The weights were chosen on folds of people (the model card has the figures).
/// </summary>
internal sealed class SecondOpinion(IReader model) : IReader
{
    private const double ShareInObjections = 0.5;
    private const double ShareInWorth = 0.35;
    private const double ShareInCalls = 0.5;

    /// <summary>No opinion is surer than this: structure is certain that a first message objects to nothing.</summary>
    private const double LeastChance = 0.01;

    /// <summary>What words object to outright is an objection, whatever the model thinks (chosen: .54 right on folds by itself).</summary>
    private const float OutrightObjection = 0.42f;

    /// <summary>Of the model and of what is mixed into it.</summary>
    public string Version => $"{model.Version}+{StructureReader.Instance.Version}";

    public ReaderThresholds Thresholds => model.Thresholds;

    public bool IsContent(string? version) => version == Version;

    public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units)
    {
        var found = model.Judge(units);
        var structure = StructureReader.Instance.Judge(units);
        return [.. units.Select((unit, i) => Mixed(unit, found[i], structure[i]))];
    }

    /// <summary>Pure.</summary>
    private static Judgement Mixed(ReadingUnit unit, Judgement model, Judgement structure) =>
        unit switch
        {
            MessageUnit => WithObjections(model, structure),
            SentenceUnit { Role: SpeakerRole.User, IsExternal: false } s when Directive.IsInstruction(s.Text) => WithNorm(model, structure),
            SentenceUnit => model with { Worth = Pooled(model.Worth, structure.Worth, ShareInWorth) },
            _ => model with { Worth = Pooled(model.Worth, structure.Worth, ShareInCalls) },
        };

    private static Judgement WithObjections(Judgement model, Judgement structure)
    {
        if (model.Objects.Count == 0)
            return model;
        var chance = Pooled([model.Objects[0], (float)model.ObjectsAtAll], Binary(structure.ObjectsAtAll), ShareInObjections)[1];
        if (structure.ObjectsAtAll >= 0.5)
            chance = Math.Max(chance, OutrightObjection);
        // What it objects to is as the model says.
        var share = chance / Math.Max((float)model.ObjectsAtAll, float.Epsilon);
        return model with { Objects = [1 - chance, .. model.Objects.Skip(1).Select(p => p * share)] };
    }

    private static float[] Binary(double chance) => [(float)(1 - chance), (float)chance];

    // A norm that is stated outright is one; how much it is worth, both say.
    private static Judgement WithNorm(Judgement model, Judgement structure) =>
        model with
        {
            Worth = Mean(model.Worth, structure.Worth),
            Kind = Mean(model.Kind, structure.Kind),
            Alone = (model.Alone + structure.Alone) / 2,
        };

    private static List<float> Mean(IReadOnlyList<float> a, IReadOnlyList<float> b) => [.. a.Zip(b, (x, y) => (x + y) / 2)];

    private static List<float> Pooled(IReadOnlyList<float> a, IReadOnlyList<float> b, double shareOfB)
    {
        var powers = a.Zip(b, (x, y) => Math.Pow(Floored(x), 1 - shareOfB) * Math.Pow(Floored(y), shareOfB)).ToList();
        var total = powers.Sum();
        return [.. powers.Select(p => (float)(p / total))];
    }

    private static double Floored(double chance) => Math.Max(chance, LeastChance);
}
