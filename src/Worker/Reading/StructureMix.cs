using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Worker.Reading;

/// <summary>Combines the structural judgement with the model's, where both together are right more often. Pure.</summary>
internal static class StructureMix
{
    /// <summary>
    /// From this structural score on, an explicit objection counts whatever the model says (chosen: .54 right by itself in
    /// cross-validation).
    /// </summary>
    private const float OutrightObjection = 0.42f;

    public static Judgement[] Mixed(IReadOnlyList<ReadingUnit> units, Judgement[] found)
    {
        var structure = StructureReader.Instance.Judge(units);
        for (var i = 0; i < found.Length; i++)
            found[i] = units[i] switch
            {
                MessageUnit => WithObjections(found[i], structure[i]),
                SentenceUnit { Role: SpeakerRole.User, IsExternal: false } s when Directive.IsInstruction(s.Text) => WithNorm(
                    found[i],
                    structure[i]
                ),
                _ => found[i],
            };
        return found;
    }

    // Otherwise the model decides alone: since it was trained with three times the labels, averaging with structure no longer helps.
    private static Judgement WithObjections(Judgement model, Judgement structure)
    {
        if (structure.ObjectsAtAll < 0.5 || model.ObjectsAtAll >= OutrightObjection)
            return model;
        var share = OutrightObjection / Math.Max(model.ObjectsAtAll, float.Epsilon);
        return model with { Objects = [1 - OutrightObjection, .. model.Objects.Skip(1).Select(p => p * (float)share)] };
    }

    // An explicitly stated norm counts as a norm; its worth is the mean of both judgements.
    private static Judgement WithNorm(Judgement model, Judgement structure) =>
        model with
        {
            Worth = Mean(model.Worth, structure.Worth),
            Kind = Mean(model.Kind, structure.Kind),
            Alone = (model.Alone + structure.Alone) / 2,
        };

    private static List<float> Mean(IReadOnlyList<float> a, IReadOnlyList<float> b) => [.. a.Zip(b, (x, y) => (x + y) / 2)];
}
