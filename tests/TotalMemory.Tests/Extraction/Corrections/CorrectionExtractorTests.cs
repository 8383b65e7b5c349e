using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Corrections;

/// <summary>Which messages are corrections, and what is kept of one.</summary>
public sealed class CorrectionExtractorTests
{
    private static ClaudeSession Session() => new ClaudeSession("s", "/w").User("go on");

    private static IReadOnlyList<Correction> Find(ClaudeSession session, float objects = 1, bool isAgent = false, int from = 0)
    {
        var conversation = session.Conversation(isAgent, from);
        return CorrectionExtractor.Find(
            conversation,
            conversation.Read(u =>
                u is MessageUnit m && m.Text.StartsWith("no", StringComparison.OrdinalIgnoreCase)
                    ? new Judgement { Objects = [1 - objects, 0, objects] }
                    : Judgement.Nothing
            )
        );
    }

    private static Draft Draft(ClaudeSession session, float objects = 1) =>
        CorrectionExtractor.ToDraft(session.Conversation(), Assert.Single(Find(session, objects)));

    [Theory]
    [InlineData(0.5f, 1)]
    [InlineData(0.49f, 0)]
    public void A_message_that_objects_as_surely_as_the_threshold_is_one(float objects, int found) =>
        Assert.Equal(found, Find(Session().User("no, use tabs"), objects).Count);

    [Fact]
    public void It_has_its_likeliest_kind() => Assert.Equal("redirect", Assert.Single(Find(Session().User("no, use tabs"))).Objection);

    [Fact]
    public void A_subagents_task_and_what_was_read_before_correct_nothing()
    {
        Assert.Empty(Find(Session().User("no, use tabs"), isAgent: true));
        Assert.Empty(Find(Session().User("no, use tabs"), from: 2));
    }

    [Theory]
    [InlineData(1f, 0.95)]
    [InlineData(0.5f, 0.5)]
    public void Its_confidence_is_its_probability_within_bounds(float objects, double confidence) =>
        Assert.Equal(confidence, Draft(Session().User("no, use tabs"), objects).Confidence, 6);

    [Fact]
    public void Its_norm_is_the_sentence_that_states_it_or_else_all_of_it()
    {
        Assert.Equal("You must use tabs.", Draft(Session().User("No, that is wrong. You must use tabs.")).Norm);
        Assert.Equal("No, that is ugly.", Draft(Session().User("No, that is ugly.")).Norm);
    }

    [Fact]
    public void It_is_about_the_last_four_files_that_were_edited_or_else_what_was_said()
    {
        var edited = Enumerable.Range(1, 5).Aggregate(Session(), (s, n) => s.Edits($"/w/src/f{n}.cs"));
        Assert.Equal("after editing f2.cs, f3.cs, f4.cs, f5.cs", Draft(edited.Says("Done.").User("no, use tabs")).Context);
        Assert.Equal("after saying: Done.", Draft(Session().Says("Done.").User("no, use tabs")).Context);
        Assert.Equal("", Draft(Session().User("no, use tabs")).Context);
    }

    [Fact]
    public void Its_deeds_are_the_last_commands_since_the_message_before()
    {
        var session = Session().Bash("echo before", "ok").User("go on, please");
        for (var n = 1; n <= 9; n++)
            session.Bash($"echo {n}", "ok");
        var deeds = Draft(session.User("no, use tabs")).ActionsBefore!;
        Assert.Equal(Enumerable.Range(2, 8).Select(n => $"echo {n}"), deeds.Commands);
    }

    [Fact]
    public void It_is_known_by_the_clients_id_of_its_message() =>
        Assert.Equal("m-1", Draft(Session().User("no, use tabs", "m-1")).Identity);
}
