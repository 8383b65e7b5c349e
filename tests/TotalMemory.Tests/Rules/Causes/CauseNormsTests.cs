using TotalMemory.Knowledge;
using TotalMemory.Rules.Causes;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Causes;

/// <summary>What a cause says to do, from all failures that it explains.</summary>
public sealed class CauseNormsTests
{
    private static FailedCall Failed(string said, string? fix = null, string session = "s1", string? tool = null) =>
        new()
        {
            Record = 1,
            Project = "p",
            Session = session,
            Tool = tool ?? (said.StartsWith("$ ", StringComparison.Ordinal) ? "Bash" : said.Split(' ', 2)[0]),
            About = said.TrimStart('$', ' ').Split('\n', 2)[0],
            Fix = fix,
            Evidence = Some.Evidence(said, session, origin: Origin.Tool),
        };

    // Its norm, as if all were of the cause of the first.
    private static string? Norm(params FailedCall[] failures) =>
        CauseCandidates.CauseOf(failures[0]) is { } found ? found.Cause.Norm(found.Subject, failures) : null;

    private static string? SubjectOf(FailedCall failure) => CauseCandidates.CauseOf(failure)?.Subject;

    [Theory]
    [InlineData("dir", "cmd.exe")]
    [InlineData("findstr", "cmd.exe")]
    [InlineData("Get-ChildItem", "PowerShell")]
    public void A_command_of_another_shell_names_the_shell(string program, string shell) =>
        Assert.Equal(
            $"The shell here is bash: commands of {shell} fail in it",
            Norm(Failed($"$ {program} src\nbash: {program}: command not found"))
        );

    [Fact]
    public void Of_several_programs_that_worked_instead_the_most_frequent_is_named()
    {
        const string said = "$ python a.py\nbash: python: command not found";
        Assert.Equal("`python` is not installed here", Norm(Failed(said, "ls")));
        Assert.Equal("`python` is not installed here: use `python3`", Norm(Failed(said, "python3 a.py"), Failed(said, "ls")));
    }

    [Fact]
    public void Files_that_were_edited_in_vain_more_than_once_are_named_the_worst_first()
    {
        var failures = ((string[])["a", "b", "b", "c", "c", "c", "d", "d", "e", "e"])
            .Select(f => Failed($"Edit /w/{f}.ts\nString to replace not found in file."))
            .ToArray();
        Assert.Contains(", above all in `c.ts`, `b.ts`, `d.ts`:", Norm(failures));
        Assert.DoesNotContain("above all", Norm(failures[0]));
    }

    [Theory]
    [InlineData("$ bd list --tag x\nError: unknown flag: --tag", "bd")]
    [InlineData("$ grep --colour-all x\ngrep: unrecognized option '--colour-all'", null)]
    [InlineData("$ cat a.md\nerror: unexpected argument '-P' found\n\nUsage: queue send <NAME>", "queue")]
    [InlineData("$ run.sh\nError: unknown flag: --tag", null)]
    public void An_unknown_option_is_of_the_program_that_was_given_it(string said, string? program) =>
        Assert.Equal(program, SubjectOf(Failed(said)));

    [Fact]
    public void All_options_that_a_program_lacks_are_listed_once() =>
        Assert.Equal(
            "`bd` has no `--tag`, `--name`: look at `bd --help` before using its options",
            Norm(
                Failed("$ bd list --tag x\nError: unknown flag: --tag"),
                Failed("$ bd list --name x\nError: unknown flag: --name"),
                Failed("$ bd show --tag x\nError: unknown flag: --tag")
            )
        );

    [Theory]
    [InlineData(null, "`python3` here lacks the module `pytest`: run it in the project's environment")]
    [InlineData("uv run pytest", "`python3` here lacks the module `pytest`: run it with `uv run`")]
    [InlineData(".venv/bin/python -m pytest", "`python3` here lacks the module `pytest`: run it with `.venv/bin/python`")]
    public void A_missing_module_names_the_environment_that_had_it(string? fix, string norm) =>
        Assert.Equal(norm, Norm(Failed("$ python3 -m pytest\n/usr/bin/python3: No module named pytest", fix)));

    [Theory]
    [InlineData("docs/api", "docs/api")]
    [InlineData("docs/api/", "docs/api")]
    [InlineData("notes", null)]
    [InlineData("/dev/sdx", null)]
    [InlineData("/srv/tmp/a", null)]
    [InlineData("src/*.ts", null)]
    [InlineData("a/$NAME", null)]
    public void A_missing_path_counts_if_it_is_one_and_lasts(string path, string? subject) =>
        Assert.Equal(subject, SubjectOf(Failed($"$ ls {path}\nls: cannot access '{path}': No such file or directory")));

    [Theory]
    [InlineData("sudo systemctl restart nginx", "systemctl restart")]
    [InlineData("sudo systemctl stop nginx", null)]
    [InlineData("systemctl restart nginx", null)]
    public void It_needs_sudo_if_the_same_command_then_worked_with_it(string fix, string? subject) =>
        Assert.Equal(subject, SubjectOf(Failed("$ systemctl restart nginx\nFailed to restart: Permission denied", fix)));

    [Fact]
    public void The_same_error_counts_its_sessions()
    {
        const string said = "$ queue send a\nqueue: the broker is asleep at night";
        Assert.EndsWith(
            "has failed here in 2 sessions: the broker is asleep at night",
            Norm(Failed(said), Failed(said, session: "s1"), Failed(said, session: "s2"))
        );
    }
}
