using TotalMemory.Cli;

namespace TotalMemory.Tests.Cli;

public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("serch docker", "There is no command 'serch'. Did you mean 'search'? Help: totalmemory --help")]
    [InlineData("rulse", "There is no command 'rulse'. Did you mean 'rules'? Help: totalmemory --help")]
    [InlineData("xyzzy", "There is no command 'xyzzy'. Help: totalmemory --help")]
    [InlineData("rules sho 12", "There is no command 'rules sho'. Did you mean 'show'? Help: totalmemory rules --help")]
    [InlineData("worker", "'worker' needs one of: start, stop. Help: totalmemory worker --help")]
    [InlineData("worker status", "There is no command 'worker status'. Help: totalmemory worker --help")]
    [InlineData("show", "'show' needs ID: Number of the record, like 12 or #12. Help: totalmemory show --help")]
    [InlineData("show 1 2", "'2' is an unexpected argument of 'show'. Example: totalmemory show 12. Help: totalmemory show --help")]
    [InlineData(
        "pause abc",
        "'abc' is no length of time like 30m, 2h or 1d (at most 366d); without one, it lasts until you resume. "
            + "For one project: totalmemory pause --project NAME. Help: totalmemory pause --help"
    )]
    [InlineData("errors --opne", "There is no option '--opne'. Did you mean '--open'? Help: totalmemory errors --help")]
    [InlineData("errors --limit ten", "--limit needs a whole number, not 'ten'. Help: totalmemory errors --help")]
    [InlineData("errors --limit", "--limit needs a value. Help: totalmemory errors --help")]
    [InlineData("errors --limit 1 --limit 2", "--limit takes one value. Help: totalmemory errors --help")]
    [InlineData("timeline --since yesterday", "--since needs a day like 2026-03-01, not 'yesterday'. Help: totalmemory timeline --help")]
    [InlineData(
        "llm openai --endpoint foo",
        "--endpoint needs an address like http://localhost:11434, not 'foo'. Help: totalmemory llm --help"
    )]
    [InlineData(
        "embedding openai --endpoint file:///etc/passwd",
        "--endpoint needs an address like http://localhost:11434, not 'file:///etc/passwd'. Help: totalmemory embedding --help"
    )]
    [InlineData("completion tcsh", "SHELL cannot be 'tcsh'. It can be: bash, zsh, fish, pwsh. Help: totalmemory completion --help")]
    [InlineData("tools cor", "SET cannot be 'cor'. It can be: core, all. Help: totalmemory tools --help")]
    [InlineData(
        "search docker --limt 3",
        "There is no option '--limt'. Did you mean '--limit'? To use it as text, write -- before it. Help: totalmemory search --help"
    )]
    public void A_mistake_is_one_line_that_says_what_to_type(string line, string expected) =>
        Assert.Equal(expected, UsageError.Describe(Application.Root().Parse(line.Split(' '))));

    [Theory]
    [InlineData("")]
    [InlineData("status --json")]
    [InlineData("search serch docker")]
    [InlineData("search -- --limt")]
    [InlineData("save use --limt to cap answers --type convention")]
    [InlineData("show --help")]
    [InlineData("serch --help")]
    [InlineData("--version")]
    [InlineData("correct 12 stauts")]
    public void Words_are_not_corrected_and_what_can_run_runs(string line)
    {
        string[] args =
            line.Length == 0 ? []
            : line.StartsWith("save", StringComparison.Ordinal) ? ["save", line]
            : line.Split(' ');
        Assert.Null(UsageError.Describe(Application.Root().Parse(args)));
    }

    [Fact]
    public void Every_command_has_a_description_in_one_line_and_examples()
    {
        foreach (var command in Application.Root().Subcommands.SelectMany(c => c.Subcommands.Append(c)))
        {
            Assert.InRange(command.Description!.Length, 10, 125);
            Assert.EndsWith(".", command.Description);
            Assert.NotEmpty(Assert.IsType<ExampledCommand>(command).Examples);
        }
    }
}
