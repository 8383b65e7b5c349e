using TotalMemory.Conversations;
using TotalMemory.Extraction.Errors;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>Which later call achieved what the first one failed to do.</summary>
public sealed class FixMatcherTests
{
    private static Call Called(
        string tool,
        string text,
        ToolOutcome? outcome,
        string? target = null,
        string output = "ok",
        string? detail = null
    ) =>
        new(
            0,
            new Turn(1, 0, TurnKind.ToolCall, Some.Time, text) { Tool = tool, Target = target },
            outcome is { } known
                ? new Turn(1, 0, TurnKind.ToolResult, Some.Time, output)
                {
                    Tool = tool,
                    Outcome = known,
                    Detail = detail,
                }
                : null
        );

    private static Call Ran(string command, ToolOutcome? outcome = ToolOutcome.Ok) => Called("Bash", command, outcome);

    private static Call Failed(string command, string detail) => Called("Bash", command, ToolOutcome.Error, output: detail, detail: detail);

    private static Call Edited(string file, ToolOutcome outcome = ToolOutcome.Ok) => Called("Edit", "- a\n+ b", outcome, file);

    // Its place among the calls, the first of which failed; 0 for none.
    private static int FixOf(params Call[] calls) =>
        new FixMatcher(calls).Find(0) is { } fix ? Array.FindIndex(calls, c => ReferenceEquals(c, fix.Call)) : 0;

    [Fact]
    public void An_edit_of_the_same_file_fixes_an_edit()
    {
        Assert.Equal(2, FixOf(Edited("/w/a.cs", ToolOutcome.Error), Ran("cat /w/a.cs"), Edited("/w/a.cs")));
        Assert.Equal(0, FixOf(Edited("/w/a.cs", ToolOutcome.Error), Edited("/w/b.cs")));
        Assert.Equal(0, FixOf(Edited("/w/a.cs", ToolOutcome.Error), Ran("sed -i s/a/b/ /w/a.cs")));
    }

    [Fact]
    public void The_same_check_that_passes_later_is_the_fix() =>
        Assert.Equal(2, FixOf(Failed("npm test", "2 tests failed"), Edited("/w/a.ts"), Ran("npm test")));

    [Fact]
    public void The_same_action_of_another_program_is_one() =>
        Assert.Equal(1, FixOf(Failed("npm install left-pad", "npm error code EUSAGE"), Ran("pnpm install left-pad")));

    [Theory]
    [InlineData(ToolOutcome.Error)]
    [InlineData(ToolOutcome.Rejected)]
    [InlineData(ToolOutcome.Cancelled)]
    [InlineData(null)]
    public void What_did_not_succeed_fixes_nothing(ToolOutcome? outcome) =>
        Assert.Equal(0, FixOf(Failed("npm test", "2 tests failed"), Ran("npm test", outcome)));

    [Fact]
    public void A_command_about_something_else_fixes_nothing() =>
        Assert.Equal(0, FixOf(Failed("npm install left-pad", "npm error code EUSAGE"), Ran("git push origin main"), Ran("echo done")));

    [Fact]
    public void A_look_at_it_is_no_fix_of_a_change() =>
        Assert.Equal(0, FixOf(Failed("cp config.json /srv/app", "cp: permission denied"), Ran("cat config.json")));

    [Fact]
    public void A_missing_path_is_found_by_a_search_right_after() =>
        Assert.Equal(1, FixOf(Failed("cat docs/guide.md", "cat: docs/guide.md: No such file or directory"), Ran("find . -name guide.md")));

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_further_away_the_surer_it_must_be(int distance, bool isFix)
    {
        var between = Enumerable.Range(1, distance - 1).Select(n => Ran($"echo {n}"));
        var found = FixOf([Edited("/w/a.cs", ToolOutcome.Error), .. between, Edited("/w/a.cs")]);
        Assert.Equal(isFix ? distance : 0, found);
    }
}
