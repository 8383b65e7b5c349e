using System.Reflection;
using System.Text.Json;
using TotalMemory.Extraction.Corrections;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Judges without the model's file: by structural features, and by the few words that state a rule or object outright. The weights are
/// made by <c>training/structure.py</c>.
/// </summary>
internal sealed class StructureReader : IReader
{
    private const string Prefix = "structure-";

    /// <summary>Least probability of an objection in words; a tenth of its score above the threshold is added.</summary>
    private const double SignalledObjection = 0.5;

    private static readonly Lazy<StructureReader> Shared = new(Load);

    private readonly Dictionary<string, SoftmaxHead> heads;

    private StructureReader(JsonElement data)
    {
        Version = Prefix + data.GetProperty("version").GetInt32();
        var thresholds = data.GetProperty("thresholds");
        Thresholds = new ReaderThresholds(
            thresholds.GetProperty("objects").GetDouble(),
            thresholds.GetProperty("stored").GetDouble(),
            thresholds.GetProperty("said").GetDouble()
        );
        heads = data.GetProperty("heads").EnumerateObject().ToDictionary(h => h.Name, h => new SoftmaxHead(h.Value));
    }

    public static StructureReader Instance => Shared.Value;

    public string Version { get; }

    public ReaderThresholds Thresholds { get; }

    public bool IsContent(string? version) =>
        version is not null && (version == Version || !version.StartsWith(Prefix, StringComparison.Ordinal));

    public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units)
    {
        var found = new List<Judgement>(units.Count);
        CorrectionJudgement? previous = null;
        foreach (var unit in units)
            found.Add(
                unit switch
                {
                    MessageUnit message => JudgeMessage(message, ref previous),
                    SentenceUnit sentence => JudgeSentence(sentence),
                    _ => new Judgement { Worth = heads["call"].Probabilities(unit.Features) },
                }
            );
        return found;
    }

    private Judgement JudgeMessage(MessageUnit unit, ref CorrectionJudgement? previous)
    {
        var signals = CorrectionClassifier.Judge(unit.Message, previous);
        previous = signals;
        double objects = heads["objects"].Probabilities(unit.Features)[1];
        if (unit.Message.IsFirst)
            objects = 0;
        else if (signals.IsCorrection)
            objects = Math.Max(objects, Math.Min(0.95, SignalledObjection + (signals.Score - CorrectionJudgement.Threshold) / 10));
        var share = (float)objects / (Judgement.Objections.Count - 1);
        return new Judgement
        {
            Act = heads["act"].Probabilities(unit.Features),
            Objects = [1 - (float)objects, .. Enumerable.Repeat(share, Judgement.Objections.Count - 1)],
        };
    }

    private Judgement JudgeSentence(SentenceUnit unit)
    {
        var worth = heads["worth"].Probabilities(unit.Features);
        var kind = heads["kind"].Probabilities(unit.Features);
        var alone = heads["alone"].Probabilities(unit.Features)[1];
        if (unit.Role == SpeakerRole.User && !unit.IsExternal && Extraction.Facts.Directive.IsInstruction(unit.Text))
            (worth, kind, alone) = ([0.05f, 0.05f, 0.3f, 0.6f], [0.8f, 0.1f, 0.05f, 0.05f, 0], 0.8f);
        return new Judgement
        {
            Worth = worth,
            Kind = kind,
            Scope = heads["scope"].Probabilities(unit.Features),
            Alone = alone,
        };
    }

    private static StructureReader Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("structure.json")!;
        using var document = JsonDocument.Parse(stream);
        return new StructureReader(document.RootElement);
    }
}
