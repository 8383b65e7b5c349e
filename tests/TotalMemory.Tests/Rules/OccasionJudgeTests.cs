using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules;

/// <summary>Whether a session obeyed a rule, from what was run, changed and said.</summary>
public sealed class OccasionJudgeTests
{
    private static readonly RuleTrigger Pnpm = new() { Command = new CommandTrigger("npm", [], [], "pnpm") };
    private static readonly RuleTrigger Migrations = new() { Paths = ["**/migrations/*.sql"] };

    private static Turn Said(string text, TurnKind kind = TurnKind.Prompt) => new(1, 0, kind, Some.Time, text);

    private static Turn Ran(string command, string tool = "Bash") => Said(command, TurnKind.ToolCall) with { Tool = tool };

    private static Turn Edited(string? target, string text = "", string tool = "Edit") =>
        Said(text, TurnKind.ToolCall) with
        {
            Tool = tool,
            Target = target,
        };

    // Lines are counted from 1.
    private static Occasion? Judge(RuleTrigger trigger, int[] correctedAt, params Turn[] turns) =>
        OccasionJudge.Judge(
            trigger,
            [.. turns.Select((t, i) => t with { Line = i + 1 })],
            correctedAt,
            t => global::TotalMemory.Spool.Commands.CommandLine.Parse(t.Text)
        );

    private static Occasion? Judge(RuleTrigger trigger, params Turn[] turns) => Judge(trigger, [], turns);

    [Fact]
    public void Where_no_command_is_about_it_the_rule_did_not_apply()
    {
        Assert.Null(Judge(Pnpm));
        Assert.Null(Judge(Pnpm, Said("use npm"), Ran("git status"), Ran("npm install", "WebFetch")));
    }

    [Fact]
    public void Only_right_commands_obey_and_the_first_is_quoted()
    {
        var occasion = Judge(Pnpm, Ran("ls"), Ran("pnpm install"), Ran("pnpm test"))!;
        Assert.Equal((OccasionOutcome.Obeyed, 2, 2), (occasion.Outcome, occasion.Matched, occasion.Line));
        Assert.Equal("pnpm install", occasion.Quote);
    }

    [Fact]
    public void One_wrong_command_among_right_ones_violates_it()
    {
        var occasion = Judge(Pnpm, Ran("pnpm install"), Ran("npm test"))!;
        Assert.Equal((OccasionOutcome.Violated, 2, 2), (occasion.Outcome, occasion.Matched, occasion.Line));
    }

    [Theory]
    [InlineData("please run npm install", nameof(OccasionOutcome.Overridden))]
    [InlineData("run npm install, not pnpm", nameof(OccasionOutcome.Violated))]
    [InlineData("do not run npm install", nameof(OccasionOutcome.Violated))]
    [InlineData("please install the packages", nameof(OccasionOutcome.Violated))]
    public void A_person_may_ask_for_what_the_rule_forbids(string said, string outcome) =>
        Assert.Equal(Enum.Parse<OccasionOutcome>(outcome), Judge(Pnpm, Said(said), Ran("npm install"))!.Outcome);

    [Fact]
    public void Only_the_latest_message_asks() =>
        Assert.Equal(
            OccasionOutcome.Violated,
            Judge(Pnpm, Said("please run npm install"), Said("go on", TurnKind.Steer), Ran("npm install"))!.Outcome
        );

    [Fact]
    public void To_be_corrected_again_violates_it_whatever_was_run()
    {
        var occasion = Judge(Pnpm, [2], Ran("pnpm install"), Said("I said pnpm"))!;
        Assert.Equal((OccasionOutcome.Violated, 1, "I said pnpm"), (occasion.Outcome, occasion.Matched, occasion.Quote));
        Assert.Equal(OccasionOutcome.Obeyed, Judge(Pnpm, [1], Ran("pnpm install"), Said("fine"))!.Outcome);
    }

    [Theory]
    [InlineData("db/migrations/1.sql", "", "Edit", true)]
    [InlineData("db/seeds/1.sql", "", "Edit", false)]
    [InlineData("db/migrations/1.sql", "", "Read", false)]
    [InlineData(null, "*** Begin Patch\n*** Update File: db/migrations/1.sql\n", "apply_patch", true)]
    [InlineData(null, "*** Begin Patch\n*** Update File: a.cs\n", "apply_patch", false)]
    public void A_rule_about_files_is_obeyed_when_one_is_changed(string? target, string text, string tool, bool applies) =>
        Assert.Equal(applies ? OccasionOutcome.Obeyed : null, Judge(Migrations, Edited(target, text, tool))?.Outcome);
}
