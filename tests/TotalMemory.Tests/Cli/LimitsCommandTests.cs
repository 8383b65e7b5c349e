using TotalMemory.Cli.Commands;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>limits and the rules file: what a person types.</summary>
public sealed class LimitsCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("500MB", 500)]
    [InlineData("2GB", 2000)]
    [InlineData("1.5 gb", 1500)]
    [InlineData("49MB", null)]
    [InlineData("2", null)]
    [InlineData("GB", null)]
    [InlineData("-2GB", null)]
    public void A_size_as_people_write_it(string text, int? megabytes) => Assert.Equal(megabytes, LimitsCommand.Megabytes(text));

    [Theory]
    [InlineData("90d", 90)]
    [InlineData("26w", 182)]
    [InlineData("6d", null)]
    [InlineData("forever", null)]
    public void A_time_as_people_write_it(string text, int? days) => Assert.Equal(days, LimitsCommand.Days(text));

    [Fact]
    public void Limits_are_set_shown_and_lifted()
    {
        Assert.Contains("without a time limit", cli.Run("limits").Output);
        Assert.Contains("365 days", cli.Run("limits", "--sessions", "365d", "--size", "2GB").Output);
        Assert.Contains("of 2000 MB", cli.Run("limits").Output);
        Assert.Contains("without a time limit", cli.Run("limits", "--sessions", "none").Output);
        cli.Run("limits", "--size", "none");
        Assert.DoesNotContain("limits", File.ReadAllText(cli.Home.Settings));
        var wrong = cli.Run("limits", "--size", "big");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("--size needs a size like 500MB or 2GB", wrong.Errors);
        Assert.Contains("--sessions needs a time like 90d", cli.Run("limits", "--sessions", "1h").Errors);
    }

    [Fact]
    public void A_rules_file_is_printed_or_written_where_nothing_is()
    {
        Assert.Contains("Nothing of work is a rule or a convention yet", cli.Run("export", "--format", "agents-md").Errors);
        cli.Run("save", "we deploy on Tuesdays", "--type", "convention");
        Assert.Contains("- we deploy on Tuesdays\n", cli.Run("export", "--format", "agents-md").Output);
        var file = Path.Combine(cli.WorkFolder, "AGENTS.md");
        Assert.Empty(Directory.EnumerateFileSystemEntries(cli.WorkFolder));
        Assert.Contains("0 rules and 1 convention", cli.Run("export", "--format", "claude-md", "--out", file).Output);
        Assert.StartsWith("# CLAUDE.md", File.ReadAllText(file));
        var again = cli.Run("export", "--format", "agents-md", "--out", file);
        Assert.Equal(1, again.Code);
        Assert.Contains("exists and is not overwritten", again.Errors);
        Assert.Contains("--format cannot be 'pdf'", cli.Run("export", "--format", "pdf").Errors);
    }
}
