using TotalMemory.Skills;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Skills;

public sealed class WorkflowMinerTests
{
    private static WorkSession Session(string id, params (string Verb, bool Ok)[] steps) =>
        new(id, "", [.. steps.Select((s, i) => new WorkStep(s.Verb, s.Verb + " ./...", s.Ok, Some.Time.AddMinutes(i), "/t", i + 1))]);

    private static (string, bool)[] Run(params string[] verbs) => [.. verbs.Select(v => (v, true))];

    [Fact]
    public void A_run_of_three_sessions_is_found_once_and_whole()
    {
        var found = WorkflowMiner.Mine([
            .. Enumerable.Range(0, 3).Select(i => Session($"s{i}", Run("go build", "go test", "git commit", "git push"))),
        ]);
        Assert.Equal("go build > go test > git commit > git push", Assert.Single(found).Key);
        Assert.Equal(3, found[0].Uses.Count);
    }

    [Fact]
    public void Of_two_runs_with_most_steps_in_common_the_one_met_more_often_stands()
    {
        var whole = Enumerable.Range(0, 3).Select(i => Session($"w{i}", Run("go build", "go test", "git commit", "git push")));
        var part = Enumerable.Range(0, 5).Select(i => Session($"p{i}", Run("go build", "go test", "git commit")));
        Assert.Equal(["go build > go test > git commit"], WorkflowMiner.Mine([.. whole, .. part]).Select(w => w.Key));
    }

    [Fact]
    public void A_circle_begins_after_what_was_committed()
    {
        var found = WorkflowMiner.Mine([
            .. Enumerable
                .Range(0, 3)
                .Select(i => Session($"s{i}", Run("go build", "go test", "git commit", "go vet", "make docs", "npm publish"))),
        ]);
        Assert.Equal(
            ["go build > go test > git commit", "go vet > make docs > npm publish"],
            found.Select(w => w.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_step_is_what_several_times_ran_the_same()
    {
        WorkSession With(string id, string message) =>
            new(
                id,
                "",
                [
                    .. WorkSteps
                        .Split($"go test ./... && git add {id}.go && git commit -m '{message}'")
                        .Select((s, i) => new WorkStep(s.Verb, s.Command, true, Some.Time.AddMinutes(i), "/t", i + 1)),
                ]
            );
        Assert.Equal(
            ["go test ./...", "git add …", "git commit -m …"],
            Assert.Single(WorkflowMiner.Mine([With("a", "one"), With("b", "two"), With("c", "three")])).Commands
        );
    }

    [Fact]
    public void Two_sessions_one_program_and_a_failed_run_teach_nothing()
    {
        Assert.Empty(
            WorkflowMiner.Mine([
                Session("a", Run("go build", "go test", "git commit")),
                Session("b", Run("go build", "go test", "git commit")),
            ])
        );
        Assert.Empty(
            WorkflowMiner.Mine([.. Enumerable.Range(0, 4).Select(i => Session($"s{i}", Run("git add", "git commit", "git push")))])
        );
        Assert.Empty(
            WorkflowMiner.Mine([
                .. Enumerable.Range(0, 4).Select(i => Session($"s{i}", ("go build", true), ("go test", false), ("git commit", true))),
            ])
        );
    }

    [Fact]
    public void Repeated_tries_are_one_step_and_the_last_counts()
    {
        var found = WorkflowMiner.Mine([
            .. Enumerable
                .Range(0, 3)
                .Select(i => Session($"s{i}", ("go build", false), ("go build", true), ("go test", true), ("git commit", true))),
        ]);
        Assert.True(Assert.Single(found).Uses.All(u => u.Success));
    }

    [Theory]
    [InlineData("cd app && npm run build && git status", "npm run build")]
    [InlineData("grep -rn foo . | head", "")]
    [InlineData("git commit -m 'x' && git push", "git commit,git push")]
    [InlineData("ls -la; cat file", "")]
    public void Looking_around_is_no_step(string command, string verbs) =>
        Assert.Equal(verbs, string.Join(',', WorkSteps.Split(command).Select(s => s.Verb)));

    [Fact]
    public void Proficiency_follows_outcomes_alone()
    {
        IReadOnlyList<SkillUse> Uses(params bool[] outcomes) =>
            [.. outcomes.Select((o, i) => new SkillUse($"s{i}", Some.Time.AddDays(i), o, "", true))];
        Assert.Equal(
            ("learning", Trajectory.Unknown),
            (Proficiency.Measure(Uses(true, true)).Stage, Proficiency.Measure(Uses(true, true)).Trajectory)
        );
        Assert.Equal("active", Proficiency.Measure(Uses(true, true, false)).Stage);
        Assert.Equal("mastered", Proficiency.Measure(Uses([.. Enumerable.Repeat(true, 8), false, false])).Stage);
        Assert.Equal("active", Proficiency.Measure(Uses([.. Enumerable.Repeat(true, 7), false, false, false])).Stage);
        Assert.Equal(Trajectory.Improving, Proficiency.Measure(Uses(false, false, true, true)).Trajectory);
        Assert.Equal(Trajectory.Declining, Proficiency.Measure(Uses(true, true, false, false)).Trajectory);
        Assert.Equal(Trajectory.Steady, Proficiency.Measure(Uses(true, false, true, false)).Trajectory);
    }
}
