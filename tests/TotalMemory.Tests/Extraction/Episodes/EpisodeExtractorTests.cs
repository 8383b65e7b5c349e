using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Episodes;

/// <summary>What is kept of a session, from its messages, calls and end.</summary>
public sealed class EpisodeExtractorTests
{
    private static readonly string[] Acts = [.. Judgement.Acts];

    private static ClaudeSession Session(string goal = "please build the checkout page") => new ClaudeSession("s", "/w").User(goal);

    private static Judgement Act(string name) => new() { Act = [.. Acts.Select(a => a == name ? 1f : 0f)] };

    // "thanks" approves, "no" objects, what ends with a question mark is a question, and all else is a request.
    private static Draft? Find(ClaudeSession session)
    {
        var conversation = session.Conversation();
        var reading = conversation.Read(u =>
            u is not MessageUnit message ? Judgement.Nothing
            : message.Text.StartsWith("thanks", StringComparison.Ordinal) ? Act("approve")
            : message.Text.StartsWith("no", StringComparison.Ordinal) ? Act("correct") with { Objects = [0, 1] }
            : Act(message.Text.EndsWith('?') ? "question" : "request")
        );
        var notes = new EpisodeNotes();
        notes.Add(conversation, reading, ErrorExtractor.Find(conversation), CorrectionExtractor.Find(conversation, reading));
        return EpisodeExtractor.Find(notes, "s", "/t/s.jsonl");
    }

    private static string OutcomeOf(ClaudeSession session) => Find(session)!.Kind;

    [Fact]
    public void A_session_in_which_nothing_was_asked_or_only_asked_is_none()
    {
        Assert.Null(Find(new ClaudeSession("s", "/w").Says("Hello.")));
        Assert.Null(Find(Session("where is the checkout page?").Says("In src.")));
        Assert.NotNull(Find(Session("where is the checkout page?").Edits("/w/a.cs").Says("In src.")));
    }

    [Fact]
    public void Its_text_is_the_goal_and_how_it_ended()
    {
        var episode = Find(Session().Edits("/w/src/checkout.ts").Says("The page is built and its tests pass."))!;
        Assert.Equal("please build the checkout page → The page is built and its tests pass.", episode.Text);
        Assert.Equal((RecordType.Episode, "s"), (episode.Type, episode.Identity));
        Assert.Equal([1, 4], episode.Evidence.Select(e => e.Line));
    }

    [Theory]
    [InlineData("hi, can you run the tests and tell me what is red?", true)]
    [InlineData("kannst du die Tests laufen lassen?", true)]
    [InlineData("给接口加上分页。", true)]
    [InlineData("好的，继续", false)]
    [InlineData("where do the tests of this project live?", false)]
    public void A_polite_question_is_what_was_asked_for(string first, bool isGoal)
    {
        var session = Session(first).Says("Two are red.").User("we use pnpm here, mind you").Edits("/w/a.cs").Says("All are green now.");
        Assert.StartsWith(isGoal ? first : "we use pnpm here", Find(session)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_last_and_not_acted_on_is_left_for_the_next_session()
    {
        var session = Session().Edits("/w/a.cs").Says("Built.").User("next we translate the gift page").Says("Noted.");
        var episode = Find(session)!;
        Assert.EndsWith(" → said last, not yet acted on: next we translate the gift page", episode.Text);
        Assert.Contains(episode.Evidence, e => e.Quote == "next we translate the gift page");
        Assert.DoesNotContain("said last", Find(session.Edits("/w/gift.cs").Says("Translated."))!.Text);
        Assert.DoesNotContain("said last", Find(Session().Edits("/w/a.cs").Says("Built.").User("thanks, that is all I need"))!.Text);
    }

    [Fact]
    public void An_answer_before_a_last_call_is_not_how_it_ended()
    {
        var episode = Find(Session().Says("Now I build it.").Edits("/w/a.cs"))!;
        Assert.Equal("please build the checkout page", episode.Text);
        Assert.Single(episode.Evidence);
    }

    [Fact]
    public void It_succeeded_if_the_work_was_accepted_or_proved()
    {
        Assert.Equal(EpisodeOutcomes.Success, OutcomeOf(Session().Edits("/w/a.cs").Says("Built.").User("thanks").Says("Gladly.")));
        Assert.Equal(EpisodeOutcomes.Success, OutcomeOf(Session().Edits("/w/a.cs").Bash("dotnet test", "passed").Says("Built.")));
        Assert.Equal(EpisodeOutcomes.Unclear, OutcomeOf(Session().Edits("/w/a.cs").Says("Built.")));
        Assert.Equal(EpisodeOutcomes.Unclear, OutcomeOf(Session().Bash("dotnet test", "passed").Edits("/w/a.cs").Says("Built.")));
    }

    [Fact]
    public void It_is_partial_if_it_was_stopped_or_objected_to_or_an_error_is_open()
    {
        Assert.Equal(EpisodeOutcomes.Partial, OutcomeOf(Session().Edits("/w/a.cs").Says("Built.").Interrupted()));
        Assert.Equal(EpisodeOutcomes.Partial, OutcomeOf(Session().Edits("/w/a.cs").Says("Built.").User("no, not like that")));
        Assert.Equal(EpisodeOutcomes.Partial, OutcomeOf(Session().Bash("npm ci", "npm error code EUSAGE", 1).Says("It fails.")));
    }

    [Fact]
    public void It_failed_if_the_last_call_did_and_nobody_said_a_word_after() =>
        Assert.Equal(EpisodeOutcomes.Failure, OutcomeOf(Session().Bash("npm ci", "npm error code EUSAGE", 1)));

    [Theory]
    [InlineData(0, 5, 2)]
    [InlineData(0, 6, 3)]
    [InlineData(1, 0, 2)]
    [InlineData(2, 0, 3)]
    public void Many_errors_or_corrections_make_it_important(int corrections, int errors, int importance)
    {
        var session = Session();
        for (var n = 0; n < errors; n++)
            session.Bash($"make part{n}", $"make: no rule for part{n}", 2);
        for (var n = 0; n < corrections; n++)
            session.Says("Built.").User($"no, not like that, {n}");
        Assert.Equal(importance, Find(session)!.Importance);
    }

    [Fact]
    public void Its_context_counts_and_names_files_and_false_starts() =>
        Assert.Equal(
            "2 messages, 2 tool calls, 0 errors, 1 correction\nfiles: a.cs, b.cs\nfalse starts: no, not like that",
            Find(Session().Edits("/w/a.cs").Edits("/w/b.cs").Says("Built.").User("no, not like that").Says("Better?"))!.Context
        );
}
