using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Reading;

public sealed class CompletionTests
{
    private static SentenceUnit Unit(
        string text,
        string heading = "",
        string left = "",
        TurnKind kind = TurnKind.Assistant,
        string? turn = null
    ) =>
        new(
            0,
            new Turn(1, 0, kind, Some.Time, turn ?? text),
            0,
            SpeakerRole.Final,
            text,
            heading,
            left,
            "",
            "",
            "",
            false,
            new FeatureSheet()
        );

    [Fact]
    public void What_stands_alone_stays_as_it_is() =>
        Assert.Equal(
            new Completion("The API listens on 8081.", true),
            Completion.Complete(Unit("The API listens on 8081.", "Ports"), new Judgement { Alone = 0.9f })
        );

    [Fact]
    public void Else_its_heading_names_the_subject() =>
        Assert.Equal(
            new Completion("Ports: 8081, not 8080.", true),
            Completion.Complete(Unit("8081, not 8080.", "Ports"), new Judgement())
        );

    [Fact]
    public void Or_its_neighbour_does_which_is_not_enough_to_say_it_unasked() =>
        Assert.Equal(
            new Completion("The proxy takes 8080. So it is 8081.", false),
            Completion.Complete(Unit("So it is 8081.", left: "The proxy takes 8080."), new Judgement())
        );

    [Fact]
    public void Of_a_question_and_its_answer_the_question_is_shortened()
    {
        var question = string.Join(' ', Enumerable.Repeat("There are several ways to go about it.", 6)) + " Which database?";
        Assert.Equal(
            new Completion("Which database? → Postgres, since we know it", true),
            Completion.Complete(Unit("Postgres", kind: TurnKind.Answer, turn: $"{question} → Postgres, since we know it"), new Judgement())
        );
    }
}
