using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>«Remember that …» and «forget that …» are confirmed with the session's next prompt, else at the next start.</summary>
public sealed class RememberInSessionTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private void Post(string name, string session, string? prompt = null)
    {
        work.Post(session, name, prompt);
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
    }

    // As the hook and the worker do: what was given is not given again.
    private PromptNote Next(string session)
    {
        var said = work.Memory.PromptRecall.Recall(new PromptQuestion(session, work.ProjectId("shop"), "please go on with the work"));
        work.Memory.PromptRecall.Answered(session);
        return said;
    }

    private IReadOnlyList<string> NewsAtStart() =>
        [.. (new GreetingFiles(work.Memory.Home).Read(work.ProjectId("shop"))?.News ?? []).Where(n => n.Id < 0).Select(n => n.Text)];

    private IReadOnlyList<KnowledgeRecord> Facts()
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().Where(r => r.Type == RecordType.Fact)];
    }

    [Fact]
    public void What_was_to_be_remembered_is_one_record_and_confirmed_once()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        var fact = Assert.Single(Facts());
        Assert.Equal("we deploy with kamal on Tuesdays", fact.Text);
        Assert.True(fact.MayBeSaid);
        var next = Next("s1");
        Assert.Contains($"remembered, as the user asked: “we deploy with kamal on Tuesdays” (#{fact.Id})", next.Text);
        Assert.Equal($"TotalMemory: remembered: “we deploy with kamal on Tuesdays” (#{fact.Id})", next.Line);
        Post("UserPromptSubmit", "s1", "and now the tests please");
        Assert.Equal("", Next("s1").Text);
        Assert.Single(Facts(), f => f.Text.Contains("kamal", StringComparison.Ordinal));
    }

    [Fact]
    public void The_transcript_that_says_it_too_confirms_nothing_again()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        Next("s1");
        var session = new ClaudeSession("s1", work.Project("shop"), work.Time.GetUtcNow().AddMinutes(-1));
        session.User("remember that we deploy with kamal on Tuesdays").Says("Noted.");
        work.Memory.Publishing.AfterLearning(work.Memory.Transcripts.Take(work.Temp.Write("transcripts/s1.jsonl", session.Text)));
        Assert.Equal("", Next("s1").Text);
        Assert.Single(Facts());
    }

    [Fact]
    public void Without_a_further_prompt_the_next_start_says_it_and_a_prompt_spares_it()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        Assert.Equal([$"remembered, as you asked: “we deploy with kamal on Tuesdays” [#{Facts()[0].Id}]"], NewsAtStart());
        Assert.True(work.Memory.PromptRecall.Answered("s1"));
        Assert.False(work.Memory.PromptRecall.Answered("s1"));
        work.Memory.Briefings.PublishAll();
        Assert.Empty(NewsAtStart());
    }

    [Fact]
    public void What_was_forgotten_is_told_at_a_start_without_a_word_of_it()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        var id = Facts()[0].Id;
        Post("UserPromptSubmit", "s2", "forget that we deploy with kamal on Tuesdays");
        Assert.Empty(Facts());
        var said = Assert.Single(NewsAtStart());
        Assert.StartsWith($"forgotten, as you asked (#{id}", said);
        Assert.DoesNotContain("kamal", said);
        Assert.Contains("forgotten: “we deploy with kamal on Tuesdays”", Next("s2").Line);
    }

    [Fact]
    public void What_was_forgotten_before_does_not_come_back_and_nothing_is_claimed()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        work.Memory.Knowledge.Forget(Facts()[0].Id, "a test");
        Post("UserPromptSubmit", "s2", "remember that we deploy with kamal on Tuesdays");
        Assert.Empty(Facts());
        Assert.DoesNotContain("remembered, as", Next("s2").Text);
    }

    [Fact]
    public void A_request_in_an_old_transcript_is_carried_out_in_silence()
    {
        work.Session("shop", "old", s => s.User("remember that we deploy with kamal on Tuesdays"));
        Assert.Single(Facts());
        Assert.Null(Next("old").Line);
        Assert.Empty(NewsAtStart());
    }

    [Fact]
    public void Signs_of_life_that_are_off_leave_the_agents_note_alone()
    {
        new UserSettings { HidesSigns = true }.Save(work.Memory.Home);
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        var next = Next("s1");
        Assert.Null(next.Line);
        Assert.Contains("remembered", next.Text);
    }

    [Fact]
    public void An_answer_that_did_not_reach_the_session_is_given_again()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        var question = new PromptQuestion("s1", work.ProjectId("shop"), "please go on with the work");
        Assert.Contains("remembered", work.Memory.PromptRecall.Recall(question).Text);
        Assert.Contains("remembered", Next("s1").Text);
        Assert.Equal("", Next("s1").Text);
    }

    [Fact]
    public void Several_requests_before_a_prompt_are_all_answered()
    {
        Post("UserPromptSubmit", "s1", "remember that we deploy with kamal on Tuesdays");
        Post("UserPromptSubmit", "s1", "forget that we paint the bikeshed green");
        var next = Next("s1");
        Assert.Contains("remembered, as the user asked", next.Text);
        Assert.Contains("Nothing that is remembered matches", next.Text);
    }
}
