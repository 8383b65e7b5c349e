using TotalMemory.Cli;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

/// <summary>pause, resume, exclude, include: what a person types, right and wrong, and where it is said.</summary>
public sealed class OffRecordCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("2h", 120)]
    [InlineData("1h30m", 90)]
    [InlineData("1D", 1440)]
    [InlineData("2w", 20160)]
    public void A_time_as_people_write_it(string text, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("h")]
    [InlineData("0h")]
    [InlineData("-2h")]
    [InlineData("2 hours")]
    [InlineData("400d")]
    [InlineData("99999999999h")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Duration.Parse(text));

    [Fact]
    public void A_pause_is_said_by_everything_that_reports_and_ends()
    {
        Assert.Contains("is paused until", cli.Run("pause", "--for", "2h").Output);
        Assert.Contains("off the record: everything is paused until", cli.Run("status").Output);
        Assert.Contains("off the record: everything is paused until", cli.Run("doctor").Output);
        Assert.StartsWith("memory: paused until", cli.Run("statusline").Output);
        Assert.Contains("\"offRecord\":[\"everything is paused until", cli.Run("status", "--json").Output);
        Assert.Contains("is resumed", cli.Run("resume").Output);
        Assert.DoesNotContain("off the record", cli.Run("status").Output);
        var again = cli.Run("resume");
        Assert.Equal((1, "totalmemory: TotalMemory is not paused as a whole.\n"), (again.Code, again.Errors));
    }

    [Fact]
    public void The_length_needs_no_option()
    {
        Assert.Contains("is paused until", cli.Run("pause", "90m").Output);
        Assert.Contains("is no length of time", cli.Run("pause", "shop").Errors);
    }

    [Fact]
    public void A_project_is_paused_by_itself()
    {
        Assert.Contains("work is paused", cli.Run("pause", "--project").Output);
        Assert.Contains("is paused", cli.Run("status").Output);
        Assert.Contains("'totalmemory status' says what is", cli.Run("resume").Errors);
        Assert.Contains("is resumed", cli.Run("resume", "--project", cli.WorkFolder).Output);
    }

    [Fact]
    public void A_folder_is_excluded_and_included_by_any_path_to_it()
    {
        var link = Path.Combine(cli.Folder, "link");
        Directory.CreateSymbolicLink(link, cli.WorkFolder);
        Assert.Contains($"Excluded: {cli.WorkFolder}", cli.Run("exclude", link).Output);
        Assert.Contains("already", cli.Run("exclude", ".").Output);
        Assert.Equal(cli.WorkFolder + "\n", cli.Run("exclude").Output);
        Assert.Contains($"{cli.WorkFolder} is excluded", cli.Run("status").Output);
        Assert.Equal("memory: this folder is excluded\n", cli.Run("statusline").Output);
        Directory.CreateDirectory(Path.Combine(cli.WorkFolder, "below"));
        Assert.Contains("which is excluded as a whole", cli.Run("include", "below").Errors);
        Assert.Contains("no longer", cli.Run("include", link).Output);
        Assert.Contains("No folder is excluded", cli.Run("exclude").Output);
    }

    [Theory]
    [InlineData("--for needs a time like 30m, 2h or 1d, at most 366d, not 'soon'", "pause", "--for", "soon")]
    [InlineData("Unknown project 'nope'", "pause", "--project", "nope")]
    [InlineData("There is no folder /no/such", "exclude", "/no/such")]
    [InlineData("is not excluded", "include", "/no/such")]
    public void What_is_typed_wrong_is_one_line_that_says_what_to_do(string line, params string[] typed)
    {
        var said = cli.Run(typed);
        Assert.Equal(1, said.Code);
        Assert.Contains(line, said.Errors);
        Assert.Single(said.Errors.TrimEnd().Split('\n'));
    }
}
