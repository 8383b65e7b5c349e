using System.Text;
using TotalMemory.Delivery;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

public sealed partial class ForgetInSessionTests : IDisposable
{
    private readonly Workplace work = new();

    public ForgetInSessionTests()
    {
        Save("Commit messages must be written in the imperative");
        Save("Always use tabs in makefiles");
    }

    public void Dispose() => work.Dispose();

    private long Save(string text) =>
        work.Memory.Knowledge.SaveOwn(work.Memory.Projects.IdentifyFolder(work.Project("shop")), Some.Fact(text)).Id;

    private void Says(string session, string text) => SaysAtOnce(session, text);

    // One after the other, before any is read.
    private void SaysAtOnce(string session, params string[] texts)
    {
        foreach (var text in texts)
            work.Post(session, "UserPromptSubmit", text);
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
    }

    private string Next(string session)
    {
        var said = work.Memory.PromptRecall.Recall(new PromptQuestion(session, work.ProjectId("shop"), "please go on with the work"));
        work.Memory.PromptRecall.Answered(session);
        return said.Text;
    }

    private List<string> Texts()
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().Where(r => r.Type != RecordType.Episode).Select(r => r.Text)];
    }

    [Fact]
    public void A_rule_named_by_its_topic_is_forgotten_and_the_next_prompt_says_so()
    {
        Says("s1", "let us begin with the work");
        Says("s1", "forget that rule about commit messages");
        Assert.Equal(["Always use tabs in makefiles"], Texts());
        Assert.Contains("forgotten for good, as the user asked: “commit messages” (#1)", Next("s1"), StringComparison.Ordinal);
        Assert.DoesNotContain("forgotten", Next("s1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_none_is_guessed()
    {
        Save("Commit messages name the ticket");
        Says("s1", "let us begin with the work");
        Says("s1", "forget that rule about commit messages");
        Assert.Equal(3, Texts().Count);
        var asked = Next("s1");
        Assert.Contains("[#1]", asked, StringComparison.Ordinal);
        Assert.Contains("[#3]", asked, StringComparison.Ordinal);
        Says("s1", "forget #3");
        Assert.Equal(2, Texts().Count);
    }

    [Theory]
    [InlineData("forget everything about Quokkazulu")]
    [InlineData("Forget all I said about quokkazulu.")]
    [InlineData("Vergiss alles über Quokkazulu")]
    [InlineData("забудь всё про Quokkazulu")]
    public void All_that_is_known_of_a_name_goes_when_everything_is_said(string said)
    {
        Save("The customer Quokkazulu pays late");
        Save("Deploys of Quokkazulu run from staging");
        Says("s1", "let us begin with the work");
        Says("s1", said);
        Assert.Equal(2, Texts().Count);
        Assert.Contains("(#3, #4)", Next("s1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_ordinary_word_nobody_means_everything()
    {
        Save("Commit messages name the ticket");
        Says("s1", "let us begin with the work");
        Says("s1", "forget everything about commit messages");
        Assert.Equal(3, Texts().Count);
    }

    [Fact]
    public void What_is_left_of_a_forgotten_sentence_is_no_record()
    {
        SaysAtOnce("s1", "let us begin with the work", "No, from now on never deploy to Quokkazulu, use the staging server.");
        Says("s1", "forget that about Quokkazulu");
        Says("s1", "now run the tests, please");
        Assert.DoesNotContain(Texts(), t => t.Contains("[forgotten]", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_matches_is_said_too()
    {
        Says("s1", "let us begin with the work");
        Says("s1", "forget the rule about kubernetes");
        Assert.Equal(2, Texts().Count);
        Assert.Contains("nothing was forgotten", Next("s1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forget that npm thing")]
    [InlineData("Forget that I said to use npm.")]
    [InlineData("forget I ever said we should use npm")]
    [InlineData("forget what I said about npm")]
    public void What_was_said_loosely_is_found_forgotten_and_not_itself_learned(string request)
    {
        Save("Use npm for the frontend");
        Says("s1", request);
        Assert.Equal(2, Texts().Count);
        Assert.Contains("forgotten for good", Next("s1"), StringComparison.Ordinal);
        Assert.DoesNotContain(AllTexts(), t => t.Contains("npm", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("npm", Briefing(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_correction_and_the_convention_in_it_are_one_statement()
    {
        SaysAtOnce(
            "s1",
            "let us begin with the work",
            "No, that is wrong. From now on always use npm for the frontend.",
            "go on",
            "forget that I said to use npm"
        );
        Assert.Contains("forgotten for good", Next("s1"), StringComparison.Ordinal);
        Assert.Equal(2, Texts().Count);
    }

    [Theory]
    [InlineData("forget that I said to use npm")]
    [InlineData("forget that we use npm")]
    public void What_only_resembles_it_is_asked_about(string request)
    {
        Save("From now on install packages with npm");
        Says("s1", "let us begin with the work");
        Says("s1", request);
        Assert.Equal(3, Texts().Count);
        var asked = Next("s1");
        Assert.Contains("which may mean this; nothing was forgotten yet", asked, StringComparison.Ordinal);
        Assert.Contains("«forget #3»", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_agent_wrote_down_is_asked_about()
    {
        var shop = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        work.Memory.Knowledge.Save(shop, Some.Fact("The frontend is built with npm") with { Origin = Origin.Assistant });
        Says("s1", "forget that npm thing");
        Assert.Contains("The frontend is built with npm [#3]", Next("s1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_was_asked_back_is_not_carried_out_when_one_thing_is_left()
    {
        Save("Build with dotnet, never with npm");
        Save("Use npm for the frontend");
        Says("s1", "forget that npm thing");
        Assert.Contains("which may mean several things", Next("s1"), StringComparison.Ordinal);
        Says("s1", "forget that I said to use npm for the frontend");
        Says("s1", "please go on with the cart");
        Assert.Contains("Build with dotnet, never with npm", Texts());
        Assert.Equal(3, Texts().Count);
    }

    [Fact]
    public void A_greeting_asks_only_about_what_is_left()
    {
        var first = Save("Build with dotnet, never with npm");
        var second = Save("Use npm for the frontend");
        Says("s1", "forget that npm thing");
        Assert.Contains("several things match", Question(), StringComparison.Ordinal);
        work.Memory.Knowledge.Forget(first, "a test");
        Assert.Contains($"one thing matches what you asked to forget (#{second})", Question(), StringComparison.Ordinal);
        work.Memory.Knowledge.Forget(second, "a test");
        Assert.Null(Question());
    }

    private string? Question()
    {
        using var c = work.Memory.Database.Open();
        return RequestOutcomeNotes.Since(c, work.ProjectId("shop"), DateTimeOffset.MinValue).SingleOrDefault()?.Text;
    }

    [Fact]
    public void What_was_said_after_the_request_is_not_meant()
    {
        Says("s1", "forget that npm thing");
        Says("s1", "remember that npm is for the frontend only");
        Says("s1", "please go on with the cart");
        Assert.Contains(Texts(), t => t.Contains("npm is for the frontend only", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_to_forget_is_no_goal_of_a_session()
    {
        Says("s1", "forget that npm thing");
        Assert.Empty(Episodes());
        Says("s1", "now write a test for the cart please");
        Assert.All(Episodes(), e => Assert.DoesNotContain("npm", e, StringComparison.Ordinal));
        var handoff = work.Memory.Handoffs.Find(work.ProjectId("shop"), "s1");
        Assert.Equal("now write a test for the cart please", handoff?.Goal);
    }

    private List<string> AllTexts()
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().Select(r => r.Text)];
    }

    private List<string> Episodes()
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().Where(r => r.Type == RecordType.Episode).Select(r => r.Text)];
    }

    private string Briefing() => work.Memory.Briefings.Preview(work.Memory.Projects.IdentifyFolder(work.Project("shop")));

    [Theory]
    [InlineData("forget that")]
    [InlineData("forget that about Quokkazulu")]
    [InlineData("forget everything about Quokkazulu")]
    [InlineData("forget what I said about Quokkazulu")]
    public void What_is_said_and_taken_back_before_it_is_read_leaves_no_word(string takenBack)
    {
        SaysAtOnce("s1", "let us begin with the work", "remember that the customer Quokkazulu pays late", takenBack);
        Assert.Equal(2, Texts().Count);
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(FilesWith("quokkazulu"));
    }

    private IEnumerable<string> FilesWith(string word)
    {
        MemoryConnection.CloseIdle();
        return Directory
            .EnumerateFiles(work.Temp.Home.Root, "*", SearchOption.AllDirectories)
            .Where(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_was_forgotten_meanwhile_is_not_told_as_remembered()
    {
        Says("s1", "let us begin with the work");
        Says("s1", "remember that the customer Quokkazulu pays late");
        Says("s1", "forget everything about Quokkazulu");
        var next = Next("s1");
        Assert.Contains("forgotten for good", next, StringComparison.Ordinal);
        Assert.DoesNotContain("pays late", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forget that rule about commit messages", "commit messages")]
    [InlineData("Please forget the convention on tabs.", "tabs")]
    [InlineData("forget what I said about docker", "docker")]
    [InlineData("Vergiss die Regel über Commits", "Commits")]
    [InlineData("oublie la règle sur les commits", "les commits")]
    [InlineData("olvida la regla sobre commits", "commits")]
    [InlineData("забудь правило про коммиты", "коммиты")]
    [InlineData("忘掉关于提交信息的规则", "提交信息")]
    public void A_topic_is_understood(string said, string topic) =>
        Assert.Equal((topic, true), (ForgetRequest.Find(said)?.What, ForgetRequest.Find(said)?.IsTopic));

    [Fact]
    public void A_number_is_understood() => Assert.Equal(12, ForgetRequest.Find("forget #12")?.Id);
}
