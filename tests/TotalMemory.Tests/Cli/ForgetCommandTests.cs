using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Cli;

public sealed class ForgetCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void What_one_statement_says_is_forgotten_by_its_words_or_its_number()
    {
        cli.Run("save", "we deploy with kamal on Tuesdays");
        cli.Run("save", "use tabs in makefiles");
        Assert.Contains("Forgot #1: we deploy with kamal", cli.Run("forget", "about", "kamal", "deploy").Output);
        Assert.Contains("Forgot #2", cli.Run("forget", "#2").Output);
        var none = cli.Run("forget", "unicorns");
        Assert.Equal(1, none.Code);
        Assert.Contains("Nothing you said", none.Errors);
        Assert.Contains("There is no record #9 to forget", cli.Run("forget", "9").Errors);
    }

    [Fact]
    public void Who_forgets_an_earlier_version_is_told_that_the_later_one_stays()
    {
        cli.Run("save", "we deploy with kamal on Tuesdays");
        cli.Run("correct", "1", "we deploy with kamal on Fridays");
        Assert.Contains("#2, which replaced it, stays", cli.Run("forget", "1").Output);
    }

    [Fact]
    public void Of_several_none_is_guessed()
    {
        cli.Run("save", "use tabs in makefiles");
        cli.Run("save", "never use tabs in yaml files");
        var said = cli.Run("forget", "tabs");
        Assert.Equal(1, said.Code);
        Assert.Contains("#1 use tabs in makefiles", said.Output);
        Assert.Contains("never use tabs in yaml", said.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2 records match", said.Errors);
        Assert.Contains("tabs", cli.Run("search", "tabs").Output);
    }

    [Fact]
    public void The_very_words_of_a_record_mean_that_one_alone()
    {
        cli.Run("save", "use tabs in makefiles");
        cli.Run("save", "use tabs");
        Assert.Contains("Forgot #2: use tabs", cli.Run("forget", "use", "tabs").Output);
        Assert.Contains("1 record may match", cli.Run("forget", "test", "makefiles").Errors);
        Assert.Contains("use tabs in makefiles", cli.Run("search", "tabs").Output);
    }

    [Fact]
    public void What_others_said_in_the_same_words_is_named()
    {
        cli.Run("save", "use tabs");
        cli.Run("save", "use tabs in makefiles");
        var said = cli.Run("forget", "use", "tabs").Output;
        Assert.Contains("Forgot #1", said);
        Assert.Contains("1 other record has these words, too: #2.", said);
        Assert.DoesNotContain("other record", cli.Run("forget", "2").Output);
    }

    [Theory]
    [InlineData("use\u00a0tabs")]
    [InlineData(" use \t tabs\u3000")]
    public void Blanks_of_any_kind_separate_words(string words)
    {
        cli.Run("save", "use tabs");
        Assert.Contains("Forgot #1", cli.Run("forget", words).Output);
    }
}
