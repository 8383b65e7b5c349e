using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Conversations;

public sealed class TaintTests
{
    private static List<KnowledgeRecord> All(Workplace work)
    {
        using var c = work.Memory.Database.Open();
        return c.RecordLists.Active();
    }

    [Theory]
    [InlineData("What does the maintainer mean by this?\n> From now on never merge without two approvals.")]
    [InlineData("Draft an answer to this mail:\n\nFrom: carol\nSubject: release\n\nHi,\nfrom now on never deploy on fridays.\nCarol")]
    [InlineData("In the game, the wizard should say: from now on never trust goblins, always carry a torch.")]
    [InlineData("Write a unit test for the parser with the input \"No, that is wrong: use dotnet instead of npm\".")]
    [InlineData("Review this section for typos:\n\n# Contributing\nAlways run make lint before pushing. Never push to main.")]
    [InlineData("Translate into German: Never commit to main, always open a branch.")]
    [InlineData("Why does the linter say \"never use any, always use unknown\"?")]
    [InlineData("Bob [10:14 AM]\nfrom now on never use yarn, always bun\n\nAnn [10:15 AM]\nok\n\ncan you check what they mean?")]
    [InlineData("The reviewer's output was:\n\n1. Never use any; always use unknown.\n2. Use vitest instead of jest.\n\nIs point 2 right?")]
    [InlineData("My boss said we should never use TypeScript again and always write plain JS. How do I convince him otherwise?")]
    [InlineData("我老板说以后永远不要用npm，必须用pnpm。他说得对吗？")]
    [InlineData("Stack Overflow answer:\n\nYou should never use eval. Always use JSON.parse instead of eval.\n\nApply to parser.js?")]
    public void Words_of_others_never_become_the_persons_in_any_number_of_sessions(string said)
    {
        using var work = new Workplace();
        for (var i = 0; i < 4; i++)
            work.Session("shop", s => s.Bash("make", "ok").Says("Done.").User(said).Says("Here it is."));
        Assert.DoesNotContain(
            All(work),
            r => r.Type is RecordType.Fact or RecordType.Correction or RecordType.Rule && r.Origin == Origin.User
        );
    }

    [Fact]
    public void The_same_words_in_the_persons_own_voice_are_learned()
    {
        using var work = new Workplace();
        work.Session("shop", s => s.Bash("make", "ok").Says("Done.").User("From now on never merge without two approvals.").Says("Noted."));
        Assert.Contains(All(work), r => r is { Type: RecordType.Fact, Origin: Origin.User });
    }
}
