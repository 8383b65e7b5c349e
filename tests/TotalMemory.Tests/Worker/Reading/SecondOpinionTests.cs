using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Tests.Worker.Reading;

public sealed class SecondOpinionTests
{
    private static readonly Judgement Sceptical = new()
    {
        Objects = [0.99f, 0.002f, 0.002f, 0.002f, 0.002f, 0.001f, 0.001f],
        Worth = [0.9f, 0.05f, 0.03f, 0.02f],
        Kind = [0.2f, 0.2f, 0.2f, 0.2f, 0.2f],
    };

    private static Judgement Mixed(ReadingUnit unit) => new SecondOpinion(new Model(Sceptical)).Judge([unit])[0];

    private sealed record Model(Judgement Always) : IReader
    {
        public string Version => "model-1";
        public ReaderThresholds Thresholds { get; } = new(0.3, 0.2, 1);

        public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units) => [.. units.Select(_ => Always)];

        public bool IsContent(string? version) => version == Version;
    }

    private static MessageUnit Message(string text) =>
        new(
            new HumanMessage(1, new Turn(2, 0, TurnKind.Prompt, Some.Time, text), false, false, "Done.", []),
            text,
            "Done.",
            "",
            "",
            new FeatureSheet()
        );

    [Fact]
    public void What_objects_outright_is_an_objection_whatever_the_model_thinks()
    {
        var judged = Mixed(Message("No, that is wrong: never run npm on the host."));
        Assert.InRange(judged.ObjectsAtAll, 0.4, 0.45);
        Assert.Equal(1, judged.Objects.Sum(), 0.01);
        Assert.Equal(0.42 / 5, judged.Objects[1], 0.001); // What it objects to is as the model says.
    }

    [Fact]
    public void Else_model_and_structure_are_averaged()
    {
        var unit = Message("thanks, commit it");
        var structure = StructureReader.Instance.Judge([unit])[0].ObjectsAtAll;
        var judged = Mixed(unit).ObjectsAtAll;
        Assert.InRange(judged, Math.Min(structure, Sceptical.ObjectsAtAll) - 0.01, Math.Max(structure, Sceptical.ObjectsAtAll) + 0.01);
        Assert.NotEqual(Sceptical.ObjectsAtAll, judged, 0.001);
        Assert.Equal(LogOdds(Sceptical.ObjectsAtAll) + LogOdds(structure), 2 * LogOdds(judged), 0.01);
    }

    private static double LogOdds(double chance) => Math.Log(chance / (1 - chance));

    [Fact]
    public void Of_a_failed_call_both_say_what_it_teaches_and_the_chances_stay_chances()
    {
        var turn = new Turn(1, 0, TurnKind.ToolCall, Some.Time, "npm test");
        var call = new Call(0, turn, turn with { Kind = TurnKind.ToolResult });
        var judged = Mixed(new CallUnit(call, turn.Text, new FeatureSheet()));
        Assert.Equal(1, judged.Worth.Sum(), 0.001);
        Assert.NotEqual(Sceptical.Worth[0], judged.Worth[0], 0.001);
    }

    [Fact]
    public void What_read_names_both() => Assert.StartsWith("model-1+structure-", new SecondOpinion(new Model(Sceptical)).Version);

    [Fact]
    public void A_norm_stated_outright_is_worth_more_than_the_model_thinks()
    {
        var turn = new Turn(1, 0, TurnKind.Prompt, Some.Time, "From now on, use tabs.");
        var unit = new SentenceUnit(0, turn, 0, SpeakerRole.User, turn.Text, "", "", "", "", "", false, new FeatureSheet());
        Assert.True(Mixed(unit).Keep > 0.4);
        Assert.Equal("rule", Mixed(unit).LikelyKind);
        Assert.True(Mixed(unit with { Role = SpeakerRole.Final }).Keep < 0.3);
    }
}
