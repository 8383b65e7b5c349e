using TotalMemory.Rules;
using TotalMemory.Rules.Asks;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>Who complains of having to repeat something is heard at once.</summary>
public sealed class SaidBeforeTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private IReadOnlyList<Rule> Rules => work.Memory.Rules.All(work.ProjectId("shop"));

    private string Briefing => new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "";

    [Theory]
    [InlineData("no emojis in commit messages! I asked for that already", "No emojis in commit messages")]
    [InlineData("Das habe ich dir doch schon gesagt: keine Emojis in Commit-Nachrichten", "Emojis in Commit-Nachrichten")]
    [InlineData("je t'ai déjà dit de ne pas toucher au dossier public, il faut écrire dans content/posts", "content/posts")]
    public void It_is_told_to_the_next_session(string message, string told)
    {
        work.Session("shop", s => s.Says("Done so far.").User(message).Says("All right."));
        Assert.Null(Assert.Single(Rules).WaitingSince);
        Assert.Contains(told, Briefing, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("no emojis in commit messages")] // said once
    [InlineData("as I said, no emojis in commit messages")] // goes on with what was said
    [InlineData("I told you twice already, start the database")] // one piece of work
    [InlineData("I told you already that the tests are red")] // says how things are
    public void Nothing_else_is(string message)
    {
        work.Session("shop", s => s.Says("Done so far.").User(message).Says("All right."));
        Assert.DoesNotContain(Rules, r => r.Source == RuleSource.Asked);
    }

    [Fact]
    public void A_story_that_holds_such_words_is_none() => Assert.False(SaidBefore.Is("I already told you. " + new string('x', 300)));
}
