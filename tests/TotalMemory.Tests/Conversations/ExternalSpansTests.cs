using CsCheck;
using TotalMemory.Conversations;

namespace TotalMemory.Tests.Conversations;

public sealed class ExternalSpansTests
{
    private static string Own(string text) => OwnWords.Keep(text);

    public static TheoryData<string, string> Examples() =>
        [.. LeadIns.All.SelectMany(l => l.Examples.Select(e => new TheoryDataRow<string, string>(l.Name, e)))];

    public static TheoryData<string> CounterExamples() =>
        [.. LeadIns.All.SelectMany(l => l.CounterExamples.Select(e => new TheoryDataRow<string>(e)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_follows_a_lead_in_is_external(string name, string example)
    {
        var at = example.IndexOf('‖', StringComparison.Ordinal);
        Assert.Contains(LeadIns.Find(example.Remove(at, 1), example.Length - 1), s => s.Start == at && s.Why == name);
    }

    [Fact]
    public void What_is_found_before_an_external_end_does_not_depend_on_it()
    {
        string[] parts =
        [
            .. LeadIns.All.SelectMany(l => l.Examples).Select(e => e.Replace("‖", "", StringComparison.Ordinal)),
            "\n",
            "\n\n",
        ];
        Gen.Select(Gen.OneOf(parts).Array[1, 8], Gen.Double.Unit)
            .Sample(
                (said, share) =>
                {
                    var text = string.Join(' ', said);
                    var tail = (int)(share * text.Length);
                    Assert.Equal(Covered(LeadIns.Find(text, text.Length), tail), Covered(LeadIns.Find(text, tail), tail));
                },
                iter: 500
            );
    }

    private static bool[] Covered(IEnumerable<ExternalSpan> spans, int end)
    {
        var covered = new bool[end];
        foreach (var span in spans.Where(s => s.Start < end))
            Array.Fill(covered, true, span.Start, Math.Min(span.End, end) - span.Start);
        return covered;
    }

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void These_are_the_persons_own_voice(string text) => Assert.Equal(text, Own(text));

    [Theory]
    [InlineData("we reviewed the parser yesterday\nalways run the linter before a commit")]
    [InlineData("I replied to them already\nfrom now on use tabs")]
    [InlineData("The limits are:\nusers: at most three, always\nagents: never more than two")]
    public void What_only_looks_like_a_chat_is_the_persons_own_voice(string text) => Assert.Equal(text, Own(text));

    [Theory]
    [InlineData("mira commented 3 hours ago\nalways use tabs")]
    [InlineData("speaker A: always use tabs\nspeaker B: never use tabs")]
    public void What_others_said_in_a_chat_is_not(string text) => Assert.DoesNotContain("use tabs", Own(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("What does the maintainer mean by this?\n> From now on never merge without two approvals.")]
    [InlineData("Why does the linter say \"never use any, always use unknown\"?")]
    [InlineData("Why does the linter say “never use any, always use unknown”?")]
    [InlineData("Warum sagt der Linter „niemals any, nimm immer unknown“?")]
    [InlineData("Pourquoi « il ne faut jamais, jamais utiliser any » ?")]
    [InlineData("Was heißt »niemals any verwenden, immer unknown«?")]
    [InlineData("为什么它说“永远不要使用任何类型”？")]
    [InlineData("これは「絶対に使わないでください always」という意味ですか")]
    [InlineData("why 'never use any, always use unknown' here")]
    [InlineData("Write a unit test for the parser with the input \"No, that is never wrong: use dotnet instead of npm\".")]
    [InlineData("Draft an answer to this mail:\n\nFrom: carol\nSubject: release\n\nHi,\nfrom now on never deploy on fridays.\nCarol")]
    [InlineData("On Mon, 3 Mar 2025 at 10:00, Carol <c@x.org> wrote:\nnever deploy")]
    [InlineData("look at this\n```\nnever use npm\n```")]
    [InlineData("look at this\n~~~\nnever use npm")]
    [InlineData("typos?\n\n# Contributing\nAlways run make lint. Never push to main.")]
    [InlineData("is this ok\n<rules>\n  <rule>never push to main, always branch</rule>\n</rules>")]
    [InlineData("look\n2026-01-01 10:00:00 INFO never do this")]
    [InlineData("look\nTraceback (most recent call last):\n  File \"a.py\", line 3, in never\nValueError: never")]
    [InlineData("look\n$ make lint\nwarning: never use any")]
    [InlineData("look\n⏺ I will never use npm\n  and always pnpm")]
    [InlineData("diff --git a/x b/x\n--- a/x\n+++ b/x\n+never use npm")]
    [InlineData("Bob [10:14 AM]\nnever use yarn, always bun")]
    [InlineData("what do they mean?\n\nAnn Lee  10:14\nnever use yarn")]
    [InlineData("bob — Today at 10:14\nnever use yarn")]
    [InlineData("张三 10:14:22\nnever use yarn")]
    [InlineData("look\n[02.11.26, 10:14] Bob: never use yarn\nand always bun")]
    [InlineData("look\n\n02/11/2026, 10:14 - Bob: never use yarn\n02/11/2026, 10:15 - Ann: ok")]
    [InlineData("look\n\n10:14 <bob> never use yarn\n10:15 <ann> always bun")]
    [InlineData("alice commented 2 days ago\nnever use yarn")]
    [InlineData("the customer's words:\n\nDear team,\nfrom now on never call us before 9.\nRegards, Bob\n\nwhat now?")]
    [InlineData("Here is the chat:\n\nAlice: we should never merge alone\nBob: agreed, always squash\n\nSummarise it please.")]
    [InlineData("User: from now on always use pnpm\nAssistant: ok, never npm")]
    [InlineData("As a user, I always want to see the newest first. Estimate this story.")]
    [InlineData("Make this pass:\nScenario: policy\n  Given the user must always confirm\n  Then never delete")]
    [InlineData("What does this do?\n\n// IMPORTANT: never call flush() here, always use close()\nfunction end() { }")]
    [InlineData("Optimise:\n-- never drop this index, always rebuild it\nSELECT 1;")]
    [InlineData("Summarise the text between the lines.\n=====\nnever deploy, always tag.\n=====")]
    [InlineData("Review my prompt:\n---\nYou must always answer in JSON.\n---")]
    [InlineData("We should never squash and always rebase. Is he right?")]
    [InlineData("do you agree?\n\nYou should always use uv. never commit the venv.")]
    [InlineData("以后永远不要用npm，必须用pnpm。他说得对吗？")]
    [InlineData("Man soll niemals var verwenden. Stimmt das?")]
    [InlineData("from a forum\n\n    You should never use npm here.\n    Prefer pnpm, always.\n\ndoes this apply?")]
    public void Words_of_others_are_taken_out(string text)
    {
        foreach (var word in (string[])["never", "Never", "always", "niemals", "jamais", "永远", "絶対", "fridays"])
            Assert.DoesNotContain(word, Own(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("use \"pnpm\" instead of \"npm\"")]
    [InlineData("Hello Claude,\nplease never use npm here.\nRegards, Bob")]
    [InlineData("- rules for the build\n\n    never use npm here")]
    [InlineData("use 'dotnet test --no-build' instead")]
    [InlineData("always run \"npm run build && npm test -- --ci\" before a push")]
    [InlineData("don't use the users' folders, it's never right")]
    [InlineData("a 5\" screen is never 6\" wide")]
    [InlineData("never use `List<T>` in <div> elements")]
    [InlineData("请用“pnpm”，不要用“npm”")]
    [InlineData("No, that is wrong: use dotnet instead of npm")]
    [InlineData("Please do these:\n- never use npm\n- always use tabs")]
    [InlineData("# always use tabs")]
    [InlineData("No, that is wrong: use pnpm instead of npm. Do you agree?")]
    [InlineData("From now on always use pnpm. Ok?")]
    [InlineData("Never push to main, understood?")]
    [InlineData("Never use npm. Do you have pnpm installed?")]
    [InlineData("never push\n\n---\n\nalways test\n\n---\n\nalways lint")]
    [InlineData("Backend: always use UTC\nFrontend: never use moment")]
    [InlineData("Frontend: never use moment\nApi Design: always version it")]
    [InlineData("When you write commit messages: always use the imperative.")]
    [InlineData("Regarding the review: from now on always answer each comment.")]
    [InlineData("Goal: less code\nConstraint: never touch main")]
    [InlineData("the time is 10:30, never later")]
    [InlineData("deploy at 10:30\nand never later")]
    [InlineData("before 10:30\nnever deploy")]
    [InlineData("10:30 release: never later")]
    [InlineData("I reviewed it, never mind")]
    [InlineData("go back to the '90s style, please")]
    public void Short_quotations_and_plain_speech_stay(string text) => Assert.Equal(text, Own(text));

    [Fact]
    public void The_persons_words_around_a_quotation_stay() =>
        Assert.Equal("No, it should say …, not that", Own("No, it should say \"save all the changes now\", not that"));

    [Fact]
    public void Who_only_pastes_says_nothing() => Assert.Equal("", Own("> From now on never merge.\n> Always ask."));

    [Fact]
    public void Spans_are_ordered_and_do_not_overlap()
    {
        const string text = "Reviewer: don't \"use this thing at all\"\n> quoted\nmine\n```\ncode\n```";
        var end = 0;
        foreach (var span in ExternalSpans.Find(text))
        {
            Assert.True(span.Start >= end && span.End <= text.Length);
            end = span.End;
        }
    }
}
