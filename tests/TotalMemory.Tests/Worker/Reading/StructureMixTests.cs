using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Tests.Worker.Reading;

public sealed class StructureMixTests
{
    private static readonly Judgement Sceptical = new()
    {
        Objects = [0.95f, 0.01f, 0.01f, 0.01f, 0.01f, 0.005f, 0.005f],
        Worth = [0.9f, 0.05f, 0.03f, 0.02f],
        Kind = [0.2f, 0.2f, 0.2f, 0.2f, 0.2f],
    };

    private static Judgement Mixed(ReadingUnit unit) => StructureMix.Mixed([unit], [Sceptical])[0];

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
    public void Else_the_model_decides() => Assert.Same(Sceptical, Mixed(Message("thanks, commit it")));

    [Fact]
    public void A_norm_stated_outright_is_worth_more_than_the_model_thinks()
    {
        var turn = new Turn(1, 0, TurnKind.Prompt, Some.Time, "From now on, use tabs.");
        var unit = new SentenceUnit(0, turn, 0, SpeakerRole.User, turn.Text, "", "", "", "", "", false, new FeatureSheet());
        Assert.True(Mixed(unit).Keep > 0.4);
        Assert.Equal("rule", Mixed(unit).LikelyKind);
        Assert.Same(Sceptical, Mixed(unit with { Role = SpeakerRole.Final }));
    }
}
