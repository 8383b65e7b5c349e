using TotalMemory.Knowledge;
using TotalMemory.Rules.Causes;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Causes;

public sealed class KnownCausesTests
{
    public static TheoryData<string, string, bool> Cases()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var cause in KnownCauses.All)
        {
            foreach (var said in cause.Examples)
                data.Add(cause.Name, said, true);
            foreach (var said in cause.CounterExamples)
                data.Add(cause.Name, said, false);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_cause_explains_its_examples_and_not_the_others(string cause, string said, bool explains) =>
        Assert.Equal(explains, CauseCandidates.CauseOf(Failed(said))?.Cause.Name == cause);

    [Fact]
    public void Names_are_unique() => Assert.Equal(KnownCauses.All.Count, KnownCauses.All.Select(c => c.Name).Distinct().Count());

    [Fact]
    public void A_missing_program_names_the_one_that_worked()
    {
        var text = Norm(Failed("$ rg x\nbash: rg: command not found", "s1", "grep -R x ."), Failed("$ rg y\nrg: command not found", "s2"));
        Assert.Equal("`rg` is not installed here: use `grep`", text);
    }

    [Fact]
    public void A_missing_file_is_told_where_it_is()
    {
        const string said = "$ cat scripts/send.sh\ncat: scripts/send.sh: No such file or directory";
        Assert.Equal(
            "`send.sh` is at `/opt/kit/scripts/send.sh`, not at `scripts/send.sh`",
            Norm(Failed(said, "s1", "cat /opt/kit/scripts/send.sh"), Failed(said, "s2"))
        );
    }

    [Fact]
    public void The_same_error_of_a_tool_is_listed_without_names_and_numbers()
    {
        const string first = "$ queue send one\nError: No agent running in worktree 'one'";
        const string second = "$ queue send two\nError: No agent running in worktree 'two'";
        Assert.Equal(
            "`queue` has failed here in 2 sessions: No agent running in worktree …",
            Norm(Failed(first, "s1"), Failed(second, "s2"))
        );
    }

    [Theory]
    [InlineData("error: script \"lint\" exited with code 1")]
    [InlineData("Error: Command failed with exit code 1.")]
    [InlineData("error: Recipe `build` failed with exit status 101")]
    public void That_something_failed_is_no_insight_without_a_reason(string said) =>
        Assert.Null(Norm(Failed("$ queue send one\n" + said, "s1"), Failed("$ queue send two\n" + said, "s2")));

    [Fact]
    public void A_path_from_the_root_and_one_from_the_folder_are_one()
    {
        const string first = "$ cat kit/tasks/help.md\ncat: kit/tasks/help.md: No such file or directory";
        const string second = "$ cat /home/me/shop/kit/tasks/help.md\ncat: /home/me/shop/kit/tasks/help.md: No such file or directory";
        Assert.Equal("There is no `kit/tasks/help.md`: do not look for it", Norm(Failed(first, "s1"), Failed(second, "s2")));
    }

    [Fact]
    public void One_session_is_no_insight() =>
        Assert.Null(Norm(Failed("$ rg x\nrg: command not found"), Failed("$ rg y\nrg: command not found")));

    [Fact]
    public void Both_clients_shells_are_one()
    {
        var text = Norm(
            Failed("$ pnpm i\nbash: pnpm: command not found", "s1", tool: "Bash"),
            Failed("$ pnpm i\nzsh: command not found: pnpm", "s2", tool: "exec_command")
        );
        Assert.Equal("`pnpm` is not installed here", text);
    }

    [Fact]
    public void Two_projects_that_fail_alike_make_nothing()
    {
        var other = Failed("$ rg y\nrg: command not found", "s2") with { Project = "q" };
        Assert.Null(Norm(Failed("$ rg x\nrg: command not found", "s1"), other));
    }

    [Fact]
    public void It_speaks_only_when_it_names_what_is_special_here()
    {
        var rg = Failed("$ rg x\nrg: command not found");
        Assert.True(Speaks(rg, rg with { Session = "s2" }));
        var option = Failed("$ bd list --tag x\nError: unknown flag: --tag");
        Assert.True(Speaks(option, option with { Session = "s2" }));
        var path = Failed("$ ls docs/api\nls: cannot access 'docs/api': No such file or directory");
        Assert.False(Speaks(path, path with { Session = "s2" }));
        var glob = Failed("$ ls .eslintrc*\nzsh: no matches found: .eslintrc*");
        Assert.False(Speaks(glob, glob with { Session = "s2" }));
    }

    [Fact]
    public void The_same_error_speaks_after_a_third_session()
    {
        var queue = Failed("$ queue send a\nqueue: the broker is asleep at night");
        Assert.False(Speaks(queue, queue with { Session = "s2" }));
        Assert.True(Speaks(queue, queue with { Session = "s2" }, queue with { Session = "s3" }));
    }

    [Fact]
    public void Backticks_name_the_command_that_they_break()
    {
        const string said = "$ gh issue comment 3 --body \"run `sync.now` first\"\nzsh:1: command not found: sync.now";
        Assert.StartsWith("In `gh issue", Norm(Failed(said, "s1"), Failed(said, "s2")));
        const string other = "$ git commit -m \"use `npm.run` here\"\nzsh:1: command not found: npm.run";
        Assert.StartsWith("In a shell command", Norm(Failed(said, "s1"), Failed(other, "s2")));
    }

    private static bool Speaks(params FailedCall[] failures) => CauseCandidates.Find(failures).Single().IsConfirmed;

    private static string? Norm(params FailedCall[] failures) => CauseCandidates.Find(failures).SingleOrDefault()?.Text;

    private static FailedCall Failed(string said, string session = "s1", string? fix = null, string? tool = null) =>
        new()
        {
            Record = 1,
            Project = "p",
            Session = session,
            Tool = tool ?? (said.StartsWith("$ ", StringComparison.Ordinal) ? "Bash" : said.Split(' ', 2)[0]),
            Fix = fix,
            About = said.StartsWith("$ ", StringComparison.Ordinal)
                ? global::TotalMemory.Spool.Commands.CommandLine.Main(said[2..].Split('\n', 2)[0])
                : said.Split(' ', 2)[0],
            Evidence = new Evidence(EvidenceRole.Source, session, session + ".jsonl", said.Length, Origin.Tool, said, Some.Time),
        };
}
