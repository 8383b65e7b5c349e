using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Reading;

/// <summary>What is stored of an answer is read whole.</summary>
public sealed class SentencePassageTests
{
    private static readonly Turn Answer = new(1, 0, TurnKind.Assistant, Some.Time, "…");

    private static JudgedSentence Sentence(
        string text,
        float worth = 0,
        string heading = "",
        bool isHeading = false,
        bool isExternal = false
    )
    {
        var sheet = new FeatureSheet();
        sheet.Set("heading", isHeading);
        var unit = new SentenceUnit(0, Answer, 0, SpeakerRole.Final, text, heading, "", "", "", "", isExternal, sheet);
        return new JudgedSentence(unit, new Judgement { Worth = [1 - worth, worth, 0, 0] });
    }

    private static string Around(JudgedSentence core, params JudgedSentence[] text) => SentencePassage.Around(core, text).Text;

    [Fact]
    public void A_sentence_is_stored_with_those_beside_it()
    {
        var core = Sentence("So it is 8081.");
        Assert.Equal(
            "The proxy takes 8080. So it is 8081. It starts with the shop",
            Around(core, Sentence("The proxy takes 8080."), core, Sentence("It starts with the shop"))
        );
    }

    [Fact]
    public void Entries_of_a_list_are_told_apart()
    {
        var core = Sentence("api on 8081");
        Assert.Equal("web on 8080; api on 8081", Around(core, Sentence("web on 8080"), core));
    }

    [Fact]
    public void It_begins_with_its_heading_and_ends_before_the_next()
    {
        var core = Sentence("api on 8081", heading: "Ports");
        Assert.Equal(
            "Ports; api on 8081",
            Around(
                core,
                Sentence("All is done."),
                Sentence("Ports", isHeading: true),
                core,
                Sentence("Next steps", isHeading: true),
                Sentence("push it", heading: "Next steps")
            )
        );
    }

    [Fact]
    public void The_better_neighbour_comes_first_where_not_all_fits()
    {
        var (before, behind) = (new string('a', 400), new string('b', 400));
        var core = Sentence("So it is 8081.");
        Assert.Equal($"So it is 8081. {behind}", Around(core, Sentence(before, 0.1f), core, Sentence(behind, 0.2f)));
        Assert.Equal($"{before}; So it is 8081.", Around(core, Sentence(before, 0.2f), core, Sentence(behind, 0.1f)));
        Assert.True(Around(core, Sentence(before), core, Sentence(behind)).Length <= SentencePassage.Longest);
    }

    [Fact]
    public void Pasted_and_forgotten_words_are_not_taken_in()
    {
        var core = Sentence("So it is 8081.");
        Assert.Equal("So it is 8081.", Around(core, Sentence("pasted", isExternal: true), core, Sentence($"the {ForgottenText.Mark} key")));
    }
}
