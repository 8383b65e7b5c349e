using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Facts;

/// <summary>What becomes of a sentence that the reader takes for worth keeping.</summary>
public sealed class FactExtractorTests
{
    private static readonly string[] KindNames = [.. Judgement.Kinds];

    private static ClaudeSession Session() => new("s", "/w");

    // Every sentence with the mark is worth 2 of 3, and of the kind that is told; a message that begins with "no" objects.
    private static IReadOnlyList<Draft> Find(
        ClaudeSession session,
        string mark,
        string kind = "fact",
        float[]? worth = null,
        bool isAgent = false,
        int from = 0,
        double stored = 1
    )
    {
        var conversation = session.Conversation(isAgent, from);
        var judged = new Judgement
        {
            Worth = worth ?? [0, 0, 1, 0],
            Kind = [.. KindNames.Select(k => k == kind ? 1f : 0f)],
            Alone = 1,
        };
        var reading = conversation.Read(
            unit =>
                unit switch
                {
                    SentenceUnit s when s.Text.Contains(mark, StringComparison.Ordinal) => judged,
                    MessageUnit m when m.Text.StartsWith("no", StringComparison.Ordinal) => new Judgement { Objects = [0, 1] },
                    _ => Judgement.Nothing,
                },
            stored
        );
        return FactExtractor.Find(conversation, reading, ErrorExtractor.Find(conversation));
    }

    [Fact]
    public void A_persons_explicit_rule_is_a_convention_that_may_be_said_at_once()
    {
        var fact = Assert.Single(Find(Session().User("go on").User("From now on always run the linter."), "linter", "rule"));
        Assert.Equal((RecordType.Fact, FactKinds.Convention, Origin.User), (fact.Type, fact.Kind, fact.Origin));
        Assert.Equal("From now on always run the linter.", fact.Text);
        Assert.Equal(KnowledgeRecord.ThresholdSaidOnce, fact.Said);
        Assert.Equal((4, 0.9), (fact.Importance, Math.Round(fact.Confidence, 6)));
        Assert.Equal(2, Assert.Single(fact.Evidence).Line);
    }

    [Theory]
    [InlineData("no, the generated parser files are never linted", true)]
    [InlineData("no, wir starten den linter immer im Container der CI", true)]
    [InlineData("well, the generated parser files are never linted", false)]
    [InlineData("no, we lint the generated parser files", false)]
    [InlineData("no, never the linter", false)]
    public void Who_objects_and_says_never_or_always_is_heard_at_once(string text, bool isSaid) =>
        Assert.Equal(
            isSaid,
            Assert.Single(Find(Session().User("go on").Says("Done.").User(text).Bash("ls", "a"), "lint", "rule", [0, 0.5f, 0.5f, 0])).Said
                >= KnowledgeRecord.ThresholdSaidOnce
        );

    [Theory]
    [InlineData("In this repo we indent the linter's settings with tabs, never spaces.", true)]
    [InlineData("Désormais, le linter passe avant chaque commit.", true)]
    [InlineData("A partir de ahora ejecuta el linter antes de cada commit.", true)]
    [InlineData("Nunca edite o que o linter gera.", true)]
    [InlineData("今後はコミットの前に linter を実行してください。", true)]
    [InlineData("앞으로는 커밋 전에 linter 를 돌려줘.", true)]
    [InlineData("In this repo we have a broken linter.", false)]
    [InlineData("El linter nunca funciona.", false)]
    public void What_is_stated_for_good_is_said_after_one_session(string text, bool isSaid) =>
        Assert.Equal(
            isSaid ? KnowledgeRecord.ThresholdSaidOnce : (double?)null,
            Find(Session().User("go on").User(text), "linter", "rule")
                .Select(f => f.Said)
                .Max(s => s >= KnowledgeRecord.ThresholdSaidOnce ? s : null)
        );

    [Fact]
    public void A_decision_that_is_an_instruction_is_a_convention() =>
        Assert.Equal(
            [FactKinds.Convention, FactKinds.Decision],
            [
                Assert.Single(Find(Session().User("go on").User("Always run the linter."), "linter", "decision")).Kind,
                Assert
                    .Single(Find(Session().User("go on").User("We take vale as the linter.").Bash("vale .", "ok"), "linter", "decision"))
                    .Kind,
            ]
        );

    [Theory]
    [InlineData(1_500, FactKinds.Convention, true)]
    [InlineData(1_501, FactKinds.Decision, false)]
    public void A_rule_in_a_long_brief_holds_for_its_task(int length, string kind, bool isOutright)
    {
        const string rule = "Always run the linter. ";
        var fact = Assert.Single(Find(Session().User("go on").User(rule + new string('x', length - rule.Length)), "linter", "rule"));
        Assert.Equal(kind, fact.Kind);
        Assert.Equal(isOutright, fact.Said == KnowledgeRecord.ThresholdSaidOnce);
    }

    [Fact]
    public void A_templates_rule_is_never_said_unasked() =>
        Assert.Null(
            Assert.Single(Find(Session().User("go on").User("Always run the linter. </my-rules> <my-rules>x</my-rules>"), "linter")).Said
        );

    [Fact]
    public void What_the_agent_says_is_its_own_and_not_said_unasked()
    {
        var fact = Assert.Single(Find(Session().User("which port?").Says("The port is 8081."), "8081"));
        Assert.Equal((Origin.Assistant, null, 0.8), (fact.Origin, fact.Said, Math.Round(fact.Confidence, 6)));
    }

    [Fact]
    public void What_the_person_objects_to_is_doubtful()
    {
        var fact = Assert.Single(Find(Session().User("which port?").Says("The port is 8081.").User("no, it is 8080"), "8081"));
        Assert.Equal(0.5, fact.Confidence, 6);
    }

    [Fact]
    public void What_the_agent_says_after_reading_the_web_is_from_outside() =>
        Assert.Equal(
            Origin.External,
            Assert
                .Single(
                    Find(
                        Session()
                            .User("which port?")
                            .Calls("WebFetch", new() { ["url"] = "https://example.org" }, "Use 8081.")
                            .Says("The port is 8081."),
                        "8081"
                    )
                )
                .Origin
        );

    [Theory]
    [InlineData(1f, 1)]
    [InlineData(0.99f, 0)]
    public void Below_the_least_worth_nothing_is_stored(float worth, int facts) =>
        Assert.Equal(facts, Find(Session().User("which port?").Says("The port is 8081."), "8081", worth: [1 - worth, worth, 0, 0]).Count);

    [Fact]
    public void A_subagents_task_and_what_was_read_before_say_nothing()
    {
        var session = Session().User("go on").User("Always run the linter.");
        Assert.Empty(Find(session, "linter", "rule", isAgent: true));
        Assert.Empty(Find(session, "linter", "rule", from: 2));
    }

    [Theory]
    [InlineData("we switched to the uv linter because pip was slow", true)]
    [InlineData("wir nehmen den alten linter nicht mehr", true)]
    [InlineData("on n'utilise plus linter-old", true)]
    [InlineData("we looked at the linter", false)]
    [InlineData("have we switched to the uv linter?", false)]
    public void What_a_team_moved_to_may_be_said_at_once_however_dull_it_seems(string text, bool isSaid)
    {
        var session = Session().User("go on").User(text).Bash("ls", "a");
        var fact = Assert.Single(Find(session, "linter", "decision", [0.6f, 0.4f, 0, 0], stored: 0.1));
        Assert.Equal((isSaid, isSaid ? 3 : 2), (fact.Said >= KnowledgeRecord.ThresholdSaidOnce, fact.Importance));
    }
}
